import { aReading, aUsage } from '@tokenledger/metering/testing';

import { mergeReadings } from './merge-readings';
import { purposeOf } from './purpose';

const bySdk = aReading({ observer: 'provider-sdk', traceId: '1'.repeat(32), responseId: 'msg_1' });
const byInstrumentation = aReading({
  observer: 'application-imprecise',
  traceId: '2'.repeat(32),
  responseId: 'msg_1',
  usage: aUsage({ quantities: { input: 36, cacheRead: 64, output: 1 } }),
});
const cut = {
  errorType: 'api_error',
  usage: aUsage({
    quantities: { input: 36, cacheRead: 64 },
    status: 'partial',
    detail: { ...aUsage().detail, output: false },
  }),
} as const;

describe('mergeReadings', () => {
  it('keeps a cut stream unfinished, although an instrumentation counts its placeholder as the output', () => {
    const merged = mergeReadings([byInstrumentation, aReading({ ...bySdk, ...cut })]);
    expect(merged.usage).toMatchObject({ quantities: { input: 36, cacheRead: 64 }, status: 'partial' });
    expect(purposeOf(merged)).toEqual({ purpose: 'waste', reason: 'failed' });
  });

  it('takes what the vendor knows of a stream that its client saw cut', () => {
    const byVendor = aReading({ observer: 'vendor', traceId: '3'.repeat(32), responseId: 'msg_1' });
    const merged = mergeReadings([byInstrumentation, aReading({ ...bySdk, ...cut }), byVendor]);
    // 36 uncached, 64 cached and the 20 that were generated
    expect(merged.usage).toMatchObject({ quantities: { input: 36, cacheRead: 64, output: 20 }, status: 'complete' });
  });

  it('takes counts of an imprecise observer where no other has any', () => {
    const withoutCounts = aReading({ ...bySdk, usage: aUsage({ quantities: {}, status: 'none' }) });
    expect(mergeReadings([withoutCounts, byInstrumentation]).usage.quantities).toEqual({
      input: 36,
      cacheRead: 64,
      output: 1,
    });
  });

  it('keeps the evidence of the readings whose counts were taken, each for its side', () => {
    const plain = aReading({
      observer: 'vendor',
      responseId: 'msg_1',
      usage: aUsage({
        quantities: { input: 100, output: 20 },
        detail: { ...aUsage().detail, cacheRead: false },
        rule: 'no-cache-tokens',
        evidence: { input: 'vendor.in', output: 'vendor.out', total: 'vendor.total' },
      }),
    });
    // The SDK tells 64 of the 100 apart; the vendor, who is believed first, told the output.
    expect(mergeReadings([bySdk, plain]).usage).toMatchObject({
      quantities: { input: 36, cacheRead: 64, output: 20 },
      evidence: {
        input: 'gen_ai.usage.input_tokens',
        cacheRead: 'gen_ai.usage.cache_read.input_tokens',
        output: 'vendor.out',
      },
    });
    expect(mergeReadings([bySdk, plain]).usage.evidence).not.toHaveProperty('total');
  });

  it('comes to the same whatever the order', () => {
    const readings = [byInstrumentation, aReading({ ...bySdk, ...cut }), bySdk];
    expect(mergeReadings([...readings].reverse())).toEqual(mergeReadings(readings));
  });
});
