import fc from 'fast-check';

import { BUCKET_SECONDS, bucketOf, SLICE_SECONDS, sliceOf, slicesOfBucket } from './bucket';

const micros = (iso: string) => Date.parse(iso) * 1000;
const seconds = (iso: string) => Date.parse(iso) / 1000;

describe('bucketOf', () => {
  it.each([
    ['2026-03-10T12:00:00Z', '2026-03-10T12:00:00Z'],
    ['2026-03-10T12:14:59.999Z', '2026-03-10T12:00:00Z'],
    ['2026-03-10T12:15:00Z', '2026-03-10T12:15:00Z'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31T23:45:00Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:45:00Z'],
  ])('puts %s into the quarter hour from %s', (instant, bucket) => {
    expect(bucketOf(micros(instant))).toBe(seconds(bucket));
  });

  it('keeps the last microsecond of a bucket in it', () => {
    expect(bucketOf(micros('2026-03-10T12:15:00Z') - 1)).toBe(seconds('2026-03-10T12:00:00Z'));
  });

  it('holds every instant in exactly one quarter hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (instant) => {
        const bucket = bucketOf(instant);
        expect(bucket % BUCKET_SECONDS).toBe(0);
        expect(bucket * 1_000_000).toBeLessThanOrEqual(instant);
        expect(instant).toBeLessThan((bucket + BUCKET_SECONDS) * 1_000_000);
      }),
    );
  });
});

describe('sliceOf', () => {
  it.each([
    ['2026-03-10T12:00:09.999Z', '2026-03-10T12:00:00Z'],
    ['2026-03-10T12:00:10Z', '2026-03-10T12:00:10Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:50Z'],
  ])('puts %s into the ten seconds from %s', (instant, slice) => {
    expect(sliceOf(micros(instant))).toBe(seconds(slice));
  });

  it('is one of the slices of its bucket, for every instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (instant) => {
        const slice = sliceOf(instant);
        expect(slicesOfBucket(bucketOf(instant))).toContain(slice);
        expect(instant).toBeLessThan((slice + SLICE_SECONDS) * 1_000_000);
      }),
    );
  });

  it('cuts a bucket into whole slices', () => {
    expect(slicesOfBucket(900)).toHaveLength(90);
    expect(slicesOfBucket(900).at(-1)).toBe(1790);
  });
});
