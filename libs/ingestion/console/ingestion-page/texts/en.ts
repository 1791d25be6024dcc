/** Texts of this page, English. */
export const INGESTION_PAGE_EN = { title: 'IngestionPage' } as const;
