import type { TextsLike } from '@tokenledger/shared/ui';

import { ACCOUNT_ZH_CN } from '../account/texts/zh-cn';
import { DIRECTORY_ZH_CN } from '../directory/texts/zh-cn';
import { AUDIT_ZH_CN } from '../audit/texts/zh-cn';
import { MEMBERS_ZH_CN } from '../members/texts/zh-cn';
import { ORGANISATION_ZH_CN } from '../organisation/texts/zh-cn';
import { PEOPLE_ZH_CN } from '../people/texts/zh-cn';
import { PROVIDER_ZH_CN } from '../identity-provider/texts/zh-cn';
import { ROLES_ZH_CN } from '../roles/texts/zh-cn';
import type { ORGANIZATION_EN } from './en';

/** Texts of this context's screens, Simplified Chinese. */
export const ORGANIZATION_ZH_CN: TextsLike<typeof ORGANIZATION_EN> = {
  organization: {
    account: ACCOUNT_ZH_CN,
    directory: DIRECTORY_ZH_CN,
    audit: AUDIT_ZH_CN,
    members: MEMBERS_ZH_CN,
    organisation: ORGANISATION_ZH_CN,
    people: PEOPLE_ZH_CN,
    provider: PROVIDER_ZH_CN,
    roles: ROLES_ZH_CN,
    signIn: {
      title: '登录 TokenLedger',
      lead: '谁把哪些 Token 花在了什么上，精确到最后一位。',
      email: '电子邮箱',
      password: '密码',
      submit: '登录',
      working: '正在登录…',
      ended: '会话已结束。请重新登录，您将回到原来的页面。',
      where: '初始密码在 TokenLedger 首次启动时显示，并保存在状态文件夹的 credentials.json 中。',
      provider: {
        or: '或',
        with: '使用 {{ name }} 登录',
        byEmail: '使用组织的身份提供方登录',
        emailFirst: '请先填写电子邮箱，以确定您的组织在何处登录。',
        refused: {
          noRole: '您还没有 TokenLedger 的访问权限。请联系管理员将您加入相应的群组，并提供编号 {{ id }}。',
          address: '您的电子邮箱无法在此登录。请联系管理员，并提供编号 {{ id }}。',
          switchedOff: '您在此处的账户已被停用。如需恢复使用，请联系管理员，并提供编号 {{ id }}。',
          again: '登录耗时过长，或该页面已被使用。请重新登录；如果问题持续，请提供编号 {{ id }}。',
          tooMany: '来自您所在地址的登录多次失败。请在一刻钟后重试；如果问题持续，请提供编号 {{ id }}。',
          denied: '身份提供方拒绝了您的登录。请重试或联系管理员，并提供编号 {{ id }}。',
          clocks: 'TokenLedger 与身份提供方的时钟不一致。请告知管理员，并提供编号 {{ id }}。',
          unreachable: '身份提供方没有响应。请稍后重试；如果问题持续，请提供编号 {{ id }}。',
          suspended: '该组织已被暂停。请联系 TokenLedger 的管理员恢复，并提供编号 {{ id }}。',
          noProvider: '该邮箱没有对应的身份提供方。请使用密码登录；编号 {{ id }}。',
          setUp: '身份提供方的登录设置有误。请告知管理员，并提供编号 {{ id }}。',
        },
      },
      missing: '请填写电子邮箱和密码。',
      wrong: '电子邮箱与密码不匹配。',
      'too-many': '尝试次数过多，请在 {{ minutes }} 分钟后重试。',
      suspended: '该组织已被暂停。请联系 TokenLedger 的管理员恢复。',
      unreachable: 'TokenLedger 没有响应。请确认它正在运行，然后重试。',
      failed: '登录时我们这边出现故障。如果问题持续，请提供编号 {{ id }}。',
    },
  },
};
