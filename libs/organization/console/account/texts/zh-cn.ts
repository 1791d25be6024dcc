import type { TextsLike } from '@tokenledger/shared/ui';

import type { ACCOUNT_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const ACCOUNT_ZH_CN: TextsLike<typeof ACCOUNT_EN> = { title: '页面' };
