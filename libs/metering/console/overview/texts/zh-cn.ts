import type { TextsLike } from '@tokenledger/shared/ui';

import type { OVERVIEW_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const OVERVIEW_ZH_CN: TextsLike<typeof OVERVIEW_EN> = { title: '页面' };
