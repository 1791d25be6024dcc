import type { TextsLike } from '@tokenledger/shared/ui';

import type { CALL_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const CALL_ZH_CN: TextsLike<typeof CALL_EN> = {
  title: '调用',
  noPrice: {
    'no-usage': '没有上报 token 用量，无可定价。',
    'invalid-usage': '上报的某个数量无效；只合计其余部分会被误认为是账单。',
    'input-not-known': '没有上报输入用量。每次调用都有输入，因此无法得出费用。',
    'no-model': '没有标明模型，或价格簿中该供应商不提供此模型。',
    'no-provider': '价格簿中没有该供应商，或没有标明供应商且无法由模型推断。',
    'ambiguous-model': '没有标明供应商，而多家供应商都可能提供此模型。',
    'no-price-for-service-tier': '该服务等级另有价格，而价格簿中没有。',
    'no-price-then': '价格簿中有此模型，但没有此调用发生时的价格。',
    'no-price-for-meter': '价格簿中缺少所用计量项的价格：{{detail}}。',
    other: '没有价格：{{detail}}。',
  },
  unallocated: {
    'no-metadata': '上报内容没有标明团队、项目或成本中心。',
    'unreadable-metadata': '有字段应标明归属，但无法识别为名称。',
    other: '无人承担：{{reason}}。',
  },
};
