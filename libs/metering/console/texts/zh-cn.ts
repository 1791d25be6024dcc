import type { TextsLike } from '@tokenledger/shared/ui';

import { CALL_ZH_CN } from '../call/texts/zh-cn';
import { CHECKS_ZH_CN } from '../checks/texts/zh-cn';
import { CALLS_ZH_CN } from '../calls/texts/zh-cn';
import { EXPLORE_ZH_CN } from '../explore/texts/zh-cn';
import { FLOWS_ZH_CN } from '../flows/texts/zh-cn';
import { OVERVIEW_ZH_CN } from '../overview/texts/zh-cn';
import { UNALLOCATED_ZH_CN } from '../unallocated/texts/zh-cn';
import { UNITS_ZH_CN } from '../units/texts/zh-cn';
import type { METERING_EN } from './en';

/** Texts of this context's screens, Simplified Chinese. */
export const METERING_ZH_CN: TextsLike<typeof METERING_EN> = {
  metering: {
    call: CALL_ZH_CN,
    calls: CALLS_ZH_CN,
    checks: CHECKS_ZH_CN,
    explore: EXPLORE_ZH_CN,
    flows: FLOWS_ZH_CN,
    overview: OVERVIEW_ZH_CN,
    unallocated: UNALLOCATED_ZH_CN,
    units: UNITS_ZH_CN,
    notConverted: {
      noRate: '{{calls}} 次调用缺少兑 {{currency}} 的汇率：{{amounts}} 未计入以 {{currency}} 表示的金额。',
      enterRate: '录入汇率',
      otherCurrency:
        '{{calls}} 次调用在更改报告币种之前已折算：重新计价之前，{{amounts}} 不计入以 {{currency}} 表示的金额。',
    },
    view: {
      label: '查看范围',
      compareWith: '对比',
      comparison: {
        previous: '对比上一周期',
        year: '对比去年同期',
        none: '不对比',
      },
      timeZone: '时区',
    },
    dimension: {
      team: '团队',
      project: '项目',
      costCenter: '成本中心',
      service: '服务',
      environment: '环境',
      provider: '供应商',
      model: '模型',
      operation: '操作',
      purpose: '用途',
      user: '用户',
      agent: '智能体',
      ingestionKey: '接入密钥',
      originatingTeam: '发起团队',
      originatingProject: '发起项目',
      originatingCostCenter: '发起成本中心',
      unallocatedReason: '未分摊原因',
    },
  },
};
