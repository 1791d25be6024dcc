/** Length of a ledger bucket. Every UTC offset in use is a multiple of 15 minutes, so any zone's day is whole buckets. */
export const BUCKET_SECONDS = 900;

/** Start of the 15-minute bucket that holds an instant. Both in UTC: microseconds in, Unix seconds out. */
export function bucketOf(unixMicros: number): number {
  return Math.floor(unixMicros / 1_000_000 / BUCKET_SECONDS) * BUCKET_SECONDS;
}
