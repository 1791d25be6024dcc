/** Length of a ledger bucket. Every UTC offset in use is a multiple of 15 minutes, so any zone's day is whole buckets. */
export const BUCKET_SECONDS = 900;

/**
 * Length of a slice, a part of a bucket. Short, so that what one slice costs to recompute stays small at tens of thousands
 * of calls a second; not shorter, because a bucket is added up from all of its slices each time one of them changes.
 */
export const SLICE_SECONDS = 10;

/** Start of the 15-minute bucket that holds an instant. Both in UTC: microseconds in, Unix seconds out. */
export function bucketOf(unixMicros: number): number {
  return startOf(unixMicros, BUCKET_SECONDS);
}

/** Start of the slice that holds an instant. Both in UTC: microseconds in, Unix seconds out. */
export function sliceOf(unixMicros: number): number {
  return startOf(unixMicros, SLICE_SECONDS);
}

/** Starts of all slices of a bucket. */
export function slicesOfBucket(bucket: number): readonly number[] {
  return Array.from({ length: BUCKET_SECONDS / SLICE_SECONDS }, (_, index) => bucket + index * SLICE_SECONDS);
}

function startOf(unixMicros: number, seconds: number): number {
  return Math.floor(unixMicros / 1_000_000 / seconds) * seconds;
}
