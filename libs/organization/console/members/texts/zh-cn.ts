import type { TextsLike } from '@tokenledger/shared/ui';

import type { MEMBERS_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const MEMBERS_ZH_CN: TextsLike<typeof MEMBERS_EN> = {
  title: '成员',
  lead: '谁可以登录，以及各自可以查看和修改什么。限定于某个单位的角色只能看到该单位及其下级的支出。',
  add: '添加人员',
  give: '授予角色',
  giveTo: '授予角色：{{ email }}',
  noRole: '暂无角色：可以登录，但看不到任何内容',
  group: '来自用户组',
  givenBy: '由 {{ by }} 于 {{ at }} 授予',
  byGroup: '自 {{ at }} 起跟随 {{ by }} 的用户组',
  failed: '无法读取成员列表',
  changeFailed: '没有任何更改',
  file: '成员',
  columns: { person: '人员', roles: '角色', added: '添加时间', actions: '操作' },
  take: {
    of: '收回 {{ email }} 的角色：{{ role }}',
    title: '要收回 {{ email }} 的角色“{{ role }}”吗？',
    what: '自其下一次请求起失效。',
    last: '这是其唯一的角色：仍可登录，但将看不到任何内容。',
    action: '收回角色',
    done: '已收回 {{ email }} 的角色“{{ role }}”。',
  },
  signOut: {
    short: '强制退出',
    of: '强制退出：{{ email }}',
    title: '要让 {{ email }} 在所有设备上退出登录吗？',
    what: '其所有会话自下一次请求起结束。只要账户存在，仍可重新登录。',
    action: '全部退出',
    done: '{{ email }} 已退出登录：结束了 {{ count }} 个会话。',
    none: '{{ email }} 当前没有登录。',
  },
  dialog: {
    addTitle: '添加人员',
    giveTitle: '为 {{ email }} 授予角色',
    email: '电子邮箱',
    add: '添加',
    give: '授予角色',
    working: '正在处理…',
    cancel: '取消',
    failed: '没有任何更改',
    addedTitle: '已添加 {{ email }}',
    once: '此密码仅显示这一次。',
    copy: '复制密码',
    tellThem: '请通过安全的方式转交。对方可在“账户”中修改。',
    notCopied: '密码尚未复制。丢失后只能由 TokenLedger 的运维人员重新生成。',
    done: '完成',
  },
};
