import type { TextsLike } from '@tokenledger/shared/ui';

import { INGESTION_PAGE_ZH_CN } from '../ingestion-page/texts/zh-cn';
import type { INGESTION_EN } from './en';

/** Texts of this context's screens, Simplified Chinese. */
export const INGESTION_ZH_CN: TextsLike<typeof INGESTION_EN> = {
  ingestion: { page: INGESTION_PAGE_ZH_CN },
};
