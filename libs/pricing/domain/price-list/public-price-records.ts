/** The public list as some release of TokenLedger brought it. */
export interface PublicPriceRecord {
  /** `genai-prices@0.1.8`. */
  readonly source: string;
  /** Names the content. */
  readonly digest: string;
  /** When this installation learned it. */
  readonly recordedAt: Date;
}

/** What the public list said, and since when this installation knew it; kept for ever. */
export interface PublicPriceRecords {
  /** @param content JSON as the list's package has it. @returns false where the same is there already */
  keep(record: PublicPriceRecord, content: string): Promise<boolean>;
  /** In the order in which they were learned. */
  list(): Promise<readonly PublicPriceRecord[]>;
  /** @returns undefined where there is no such record */
  read(digest: string): Promise<string | undefined>;
}
