import type { TextsLike } from '@tokenledger/shared/ui';

import type { PRICES_PAGE_EN } from './en';

/** Texts of the frame around everything that is about prices, Simplified Chinese. */
export const PRICES_PAGE_ZH_CN: TextsLike<typeof PRICES_PAGE_EN> = {
  title: '价格',
  pages: { unpriced: '未定价模型', lists: '价格表', rates: '汇率', contracts: '合同', rerating: '重新计价' },
};
