import type { TextsLike } from '@tokenledger/shared/ui';

import type { FLOWS_EN } from './en';

export const FLOWS_ZH_CN: TextsLike<typeof FLOWS_EN> = {
  title: '谁为谁工作',
  lead: '当一个团队的智能体调用另一个团队的服务时，一方承担费用，另一方是发起者。此处同时列出双方。',
  level: '比较',
  levels: { team: '团队', project: '项目', costCenter: '成本中心' },
  asOf: '截至 {{ at }}',
  pending: '更新的调用仍在汇总',
  failed: '无法读取流向',
  truncated: '还有更多组合未显示：请筛选或缩短时间范围。各归属方的合计未包含这些组合。',
  nothing: {
    title: '此处没有为其他归属方发起的调用',
    why: '当一条链路经过多个归属方的服务，或服务说明了为谁工作（tokenledger.originator.team，由 SDK 传递）时，此处会显示流向。',
  },
  headline: '{{ all }} 中有 {{ flowing }}（{{ share }}）是为承担者以外的一方花费的。',
  list: '归属方之间的流向',
  file: '流向',
  explore: '探索',
  open: '探索 {{ to }} 为 {{ from }} 所做的调用',
  nobody: '无人承担',
  notNamed: '未标明',
  columns: {
    from: '为谁',
    to: '承担方',
    calls: '调用',
    tokens: 'Token 数',
    cost: '支出',
    open: '前往',
  },
  balances: {
    title: '承担与发起',
    help: '承担：其自有服务的调用，无论为谁发起。发起：由其开始的调用，无论由谁承担。就全部调用而言，两者金额相同。',
    partial: '各归属方的承担与发起金额仅在没有筛选条件时向可查看全部支出的人显示：只看部分调用会缺少其中一方。',
    file: '承担与发起',
    columns: {
      owner: '归属方',
      charged: '承担',
      forOthers: '其中为他人',
      byOthers: '他人为其承担',
      originated: '发起',
      difference: '发起减承担',
    },
  },
};
