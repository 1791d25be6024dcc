import type { TextsLike } from '@tokenledger/shared/ui';

import type { CHECKS_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const CHECKS_ZH_CN: TextsLike<typeof CHECKS_EN> = {
  title: '核查',
  intro: '数据是否可靠：哪些内容避免了重复计数，哪些地方与他方数据不一致。',
  cut: '核查需逐条读取观测记录，此处仅核查所选范围的最后 {{days}} 天。',
  failed: '无法读取此项核查',
  pending: '尚未判定、结果可能变化的 15 分钟时段：{{count}} 个',
  truncated: '仅显示最大的 {{count}} 项。',
  noPrice: '无价格',
  column: {
    model: '模型',
    dialect: '上报格式',
    calls: '调用数',
    time: '开始时间',
    reported: '上报费用',
    booked: '入账费用',
    difference: '差额',
    percent: '占入账比例',
    says: '哪方更高',
    more: '调用数（对方高 : 我方高）',
    currency: '币种',
  },
  avoided: {
    title: '避免的重复计数',
    meaning: '同一次调用常被多次上报：SDK、插桩、网关以及外层智能体。账本只计一次；此处为全部相加会多出的金额。',
    todo: '无需处理。若其他工具的数字高于 TokenLedger，请先查看此处。',
    none: '没有重复上报',
    noneWhy: '此范围内的每次调用都只被一个观测者上报一次。',
    sum: '会被重复计入，对应 {{tokens}} 个 token（不计入的观测：{{readings}} 条）。',
    limits: '内容未变的重发会覆盖自身，不留痕迹，因此无法统计；网关响应缓存的命中在到达时即被丢弃。',
    unpriced: '另有 {{count}} 条无价格',
    toDuplicates: '查看',
    column: {
      reason: '不相加的原因',
      calls: '调用数',
      readings: '观测数',
      booked: '实际计入',
      tokens: '避免的 token',
      cost: '避免的费用',
    },
    reason: {
      SEEN_BY_SEVERAL: '多个观测者',
      CONTAINER: '智能体与工作流',
      SUPERSEDED: '已撤销的入账',
      POSSIBLE_DUPLICATE: '疑似重复',
    },
    why: {
      SEEN_BY_SEVERAL: '该调用的全部观测合并为一笔。',
      CONTAINER: '其自身 span 与下级调用重复；智能体嵌套时会再重复一次。下级调用未能解释的部分照常计入。',
      SUPERSEDED: '之后到达的观测使其作废；其观测已计入上方各项，此处不再相加。',
      POSSIBLE_DUPLICATE: '无法判断是否已计入：仅显示，不计费，也不含在合计中。',
    },
  },
  reported: {
    title: '发送方上报的费用',
    meaning: '部分插桩和网关会自行上报费用；仅作为依据保留，并与入账费用比较。',
    todo: '请打开差额最大的调用：任一方价格有误，或只有一方知道的折扣，都会体现在明细中。',
    none: '没有可比较的费用',
    noneWhy: '此范围内没有调用带有与其价格同币种的上报费用。',
    groups: '按模型和上报格式',
    largest: '差额最大的调用',
    direction: {
      theyMore: '高于入账（{{percent}}）：{{calls}} 次调用上报 {{reported}}，入账 {{booked}}。',
      weMore: '低于入账（{{percent}}）：{{calls}} 次调用上报 {{reported}}，入账 {{booked}}。',
      same: '差额：{{calls}} 次调用上报 {{reported}}，与入账一致。',
    },
    says: { theyMore: '发送方', weMore: '账本', same: '一致' },
    notCompared: '未比较：{{otherCurrency}} 次调用的上报币种与价格不同，{{withoutPrice}} 次调用没有我方价格。',
  },
};
