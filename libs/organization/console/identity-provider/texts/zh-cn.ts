import type { TextsLike } from '@tokenledger/shared/ui';

import type { PROVIDER_EN } from './en';

/** Texts of the identity provider and its groups, Simplified Chinese. */
export const PROVIDER_ZH_CN: TextsLike<typeof PROVIDER_EN> = {
  title: '按用户组授予角色',
  lead: '身份提供方中的用户组在这里拥有什么角色。更改在一分钟内生效，已登录的人员也不例外。',
  add: '为用户组授予角色',
  failed: '无法读取身份提供方的设置',
  changeFailed: '没有任何更改',
  disabled: '身份提供方已停用：无法在那里登录，用户组也不会带来任何角色。',
  where: '登录位置',
  domains: '邮箱域名',
  claim: '用户组声明',
  addresses: {
    redirect: '需登记的重定向地址',
    logout: '后端通道退出地址',
  },
  copy: '复制地址',
  table: '按用户组授予的角色',
  file: '用户组角色',
  columns: { group: '用户组', role: '角色', may: '权限', actions: '操作' },
  remove: '移除',
  removeOf: '移除用户组 {{ group }} 的角色：{{ role }}',
  removed: '已收回用户组 {{ group }} 的角色“{{ role }}”。',
  noGroups: '还没有用户组拥有角色：在那里登录的人员只有在此被授予角色后才能进入。请为用户组授予角色。',
  none: '没有身份提供方：人员使用电子邮箱和密码登录。',
  noneHow:
    '由 TokenLedger 的运维人员按照《登录》指南连接身份提供方（Entra ID、Okta、Keycloak 等），随后可在此设置用户组的权限。',
  check: {
    ask: '检查连接',
    asking: '正在询问身份提供方…',
    failed: '无法执行检查',
    works: '可以登录：身份提供方有响应，并接受我们的客户端编号和密钥。',
    tellsLogouts: '在那里退出后，这里会立即退出。',
    tellsNoLogouts: '它没有声明会通知退出：在那里退出后，这里仍保持登录，直到它拒绝为止。',
    signsOut: '在这里退出时，那里也会退出。',
    signsNotOut: '在这里退出后，那里仍保持登录。',
    fails: {
      unreachable: '身份提供方没有响应。请检查其地址以及它与 TokenLedger 之间的网络。',
      misconfigured: '身份提供方不接受我们的客户端。请运维人员核对客户端编号和密钥文件。',
      issuer: '身份提供方的名称与设置不一致。请运维人员更正 issuer。',
      other: '身份提供方的回答与预期不符。',
    },
    said: '详情：{{ detail }}',
  },
  dialog: {
    title: '为用户组授予角色',
    group: '用户组',
    groupHint: '与身份提供方发送的内容完全一致：名称、路径（Keycloak：/finance）或对象编号（Entra ID）。',
    give: '授予角色',
    working: '正在处理…',
    cancel: '取消',
    failed: '没有任何更改',
  },
};
