import type { TextsLike } from '@tokenledger/shared/ui';

import type { CALLS_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const CALLS_ZH_CN: TextsLike<typeof CALLS_EN> = { title: '页面' };
