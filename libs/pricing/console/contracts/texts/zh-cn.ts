import type { TextsLike } from '@tokenledger/shared/ui';

import type { CONTRACTS_EN } from './en';

/** Texts of contracts, Simplified Chinese. */
export const CONTRACTS_ZH_CN: TextsLike<typeof CONTRACTS_EN> = {
  lead: '合同中价格以外的条款。百分比折扣按次从目录价中扣除；免费额度和最低承诺按周期汇总结算，不改变任何一次调用。',
  standing: '当前周期的履约情况',
  standingNone: '没有生效的免费额度或最低承诺。',
  kinds: { DISCOUNT: '百分比折扣', ALLOWANCE: '免费额度', COMMITMENT: '最低承诺' },
  allowance: '免费额度，{{ contract }}：{{ scope }}',
  commitment: '最低承诺，{{ contract }}：{{ scope }}',
  period: '{{ from }} 至 {{ to }}（不含）',
  used: '已用',
  free: '免费部分',
  charged: '扣除后计费',
  left: '剩余',
  tokens: '{{ count }} Token',
  committed: '承诺金额',
  shortfall: '目前差额',
  unpriced: '另有 {{ calls }} 次调用没有价格，未计入。',
  nothing: '无',
  terms: '条款',
  none: '还没有合同条款',
  noneWhy: '协议单价写在价格表中；百分比折扣、免费额度和最低承诺写在这里。',
  export: '导出',
  exportFailed: '暂时无法导出条款，请重试。',
  import: '用 CSV 文件更改',
  importWhat:
    '文件即为全部合同条款：kind（discount、allowance、commitment）、contract、provider、model、meters、service_tier、percent、amount、currency、tokens、period、valid_from、valid_to、note。先显示改动，确认后才生效。',
  notChanged: '条款未更改。',
  apply: '更改条款',
  changed: '条款已更改，新的百分比数秒内用于新调用。',
  failed: '暂时无法显示合同。',
  allModels: '全部模型',
  percent: '优惠 {{ percent }}%',
  perMonth: '每月免费 {{ what }}',
  perPeriod: { MONTH: '每月 {{ what }}', QUARTER: '每季度 {{ what }}', YEAR: '每年 {{ what }}' },
  open: '不限',
  columns: { contract: '合同', kind: '类型', scope: '适用于', what: '条款', from: '自', to: '至', note: '备注' },
};
