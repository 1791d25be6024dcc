import type { TextsLike } from '@tokenledger/shared/ui';

import type { EXPLORE_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const EXPLORE_ZH_CN: TextsLike<typeof EXPLORE_EN> = { title: '页面' };
