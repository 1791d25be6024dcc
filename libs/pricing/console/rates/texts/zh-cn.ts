import type { TextsLike } from '@tokenledger/shared/ui';

import type { RATES_EN } from './en';

/** Texts of the exchange rates, Simplified Chinese. */
export const RATES_ZH_CN: TextsLike<typeof RATES_EN> = {
  lead: '每次调用按当天汇率折算为报告币种 {{ currency }}：先用本组织的汇率，再用安装级汇率；最多向前沿用七天的日汇率，没有日汇率时用月汇率。不会由两个汇率推算。',
  missing: '缺少的汇率',
  missingNone: '最近 92 天的调用均已折算。',
  missingOf: '{{ from }} 兑 {{ to }}：{{ calls }} 次调用，{{ cost }}，{{ first }} 至 {{ last }}',
  enter: '录入汇率',
  enterFor: '录入汇率：{{ from }} 兑 {{ to }}',
  from: '原币种',
  to: '目标币种',
  period: '日期或月份',
  rate: '汇率',
  rateHint: '1 单位原币种等于多少目标币种。',
  source: '来源',
  save: '保存汇率',
  saved: '汇率已保存，数秒内用于新调用；要折算此前的调用，请重新计价。',
  import: '导入汇率',
  importWhat:
    '欧洲央行的原始表格（eurofxref.csv、eurofxref-hist.csv），或包含 from,to,period,rate,source 的行。汇率只用于本组织；先显示改动，确认后才生效。',
  cross: '由文件报价推算的交叉汇率',
  crossHint: '例如 CNY/USD。欧洲央行只对欧元报价：此类汇率由两个报价算出，并在来源中注明。',
  notChanged: '汇率未更改。',
  leftOut: '已跳过停用币种：{{ currencies }}。',
  apply: '更改汇率',
  changed: '汇率已更改，数秒内用于新调用；要折算此前的调用，请重新计价。',
  working: '处理中…',
  failed: '暂时无法显示汇率。',
  none: '还没有汇率',
  noneWhy: '以报告币种定价的调用不需要汇率。',
  pair: '币种对',
  allPairs: '全部币种对',
  list: '汇率',
  found: '共 {{ count }} 条，显示最新的部分。',
  own: '本组织',
  shared: '安装级',
  columns: { pair: '币种对', period: '日期或月份', rate: '汇率', whose: '适用于', source: '来源' },
};
