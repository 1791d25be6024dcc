/** What a processor tells about its work; counts only, never content. */
export interface ProcessingObserver {
  recordsReceived(count: number, bytes: number): void;
  /** Model calls written, by the dialect that knew them. */
  readingsWritten(count: number): void;
  /** Records of OTLP that are no model usage, by reason. */
  dropped(reason: string, count: number): void;
  deadLettered(reason: string, count: number): void;
  batchFinished(seconds: number, rows: number): void;
}
