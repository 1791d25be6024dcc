/** Texts of this context's screens, English: the source that other languages must match. */
export const INGESTION_EN = {
  ingestion: {},
} as const;
