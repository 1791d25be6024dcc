import type { TextsLike } from '@tokenledger/shared/ui';

import type { CALL_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const CALL_ZH_CN: TextsLike<typeof CALL_EN> = { title: '页面' };
