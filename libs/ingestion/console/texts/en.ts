import { INGESTION_PAGE_EN } from '../ingestion-page/texts/en';

/** Texts of this context's screens, English: the source that other languages must match. */
export const INGESTION_EN = {
  ingestion: { page: INGESTION_PAGE_EN },
} as const;
