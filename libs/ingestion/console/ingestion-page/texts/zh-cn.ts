import type { TextsLike } from '@tokenledger/shared/ui';

import type { INGESTION_PAGE_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const INGESTION_PAGE_ZH_CN: TextsLike<typeof INGESTION_PAGE_EN> = { title: '页面' };
