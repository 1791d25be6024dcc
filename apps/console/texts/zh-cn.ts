import { ATTRIBUTION_ZH_CN } from '@tokenledger/attribution/console/texts';
import { INGESTION_ZH_CN } from '@tokenledger/ingestion/console/texts';
import { METERING_ZH_CN } from '@tokenledger/metering/console/texts';
import { ORGANIZATION_ZH_CN } from '@tokenledger/organization/console/texts';
import { PRICING_ZH_CN } from '@tokenledger/pricing/console/texts';
import type { TextsLike } from '@tokenledger/shared/ui';
import { UI_ZH_CN } from '@tokenledger/shared/ui/texts';

import type { EN } from './en';

export const ZH_CN: TextsLike<typeof EN> = {
  ...UI_ZH_CN,
  ...METERING_ZH_CN,
  ...PRICING_ZH_CN,
  ...INGESTION_ZH_CN,
  ...ORGANIZATION_ZH_CN,
  ...ATTRIBUTION_ZH_CN,
  shell: {
    skip: '跳到页面内容',
    pages: '页面',
    overview: '总览',
    explore: '探索',
    units: '按组织',
    flows: '流向',
    unallocated: '未分摊',
    calls: '调用',
    prices: '价格',
    checks: '核查',
    directory: '组织',
    rules: '归属规则',
    ingestion: '接入',
    members: '成员',
    organisation: '组织设置',
    audit: '审计日志',
    account: '账户',
    signOut: '退出登录',
    deletion: '此组织及其全部内容将于 {{ at }} 删除。所有者可以撤回。',
    deletionOpen: '撤回',
    noRole: {
      title: '您还没有角色',
      what: '您已登录 {{ organisation }}，但在有人授予您角色之前看不到任何内容。',
      ask: '请向组织的所有者或平台管理员申请角色，或申请加入身份提供方中已有角色的用户组，并告知您的地址：{{ email }}。授予后下次点击即生效。',
      again: '重新查看',
      account: '您的账户',
    },
    signOutFailed: 'TokenLedger 没有响应，您仍处于登录状态。请重试。',
    language: '语言',
    theme: '主题',
    themeSystem: '跟随系统',
    themeLight: '浅色',
    themeDark: '深色',
    palette: {
      title: '查找或前往',
      find: '查找…',
      placeholder: '页面、时间范围、团队、项目、模型或编号',
      ranges: '时间范围',
      found: '账本中的名称',
      findId: '查找编号为 {{id}} 的调用',
      searching: '正在账本中查找…',
      failed: '暂时无法查找团队、项目和模型。',
      nothing: '没有匹配的结果。',
      keys: '↑ ↓ 选择，Enter 确认，Esc 关闭',
    },
    notFound: '没有这个页面',
    notFoundHint: '地址可能有误，或者页面已被移动。',
    toOverview: '前往总览',
  },
};
