import * as fc from 'fast-check';

import { MalformedPayloadError } from '../malformed-payload-error';
import type { OtlpSignal } from '../model';
import { encodeWithOracle } from '../testing/otlp-oracle';
import { decodePayload } from './decode-payload';

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.record({ stringValue: fc.string() }),
    fc.record({ intValue: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String) }),
    fc.record({ doubleValue: fc.double() }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ arrayValue: fc.record({ values: fc.array(tie('any') as fc.Arbitrary<object>, { maxLength: 3 }) }) }),
  ),
})).any as fc.Arbitrary<object>;
const attributes = fc.array(fc.record({ key: fc.string(), value }), { maxLength: 5 });
const id = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const nanos = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);

const span = fc.record({ traceId: id(16), spanId: id(8), name: fc.string(), startTimeUnixNano: nanos, attributes });
const log = fc.record({ traceId: id(16), timeUnixNano: nanos, body: value, attributes });
const point = fc.record({ timeUnixNano: nanos, asInt: fc.constantFrom('1', '-1'), attributes });
const metric = fc.record({ name: fc.string(), sum: fc.record({ dataPoints: fc.array(point, { maxLength: 3 }) }) });

const payloads: fc.Arbitrary<readonly [OtlpSignal, Uint8Array]> = fc.oneof(
  fc
    .record({
      resource: fc.record({ attributes }),
      scopeSpans: fc.array(fc.record({ spans: fc.array(span, { maxLength: 3 }) }), { maxLength: 2 }),
    })
    .map((group) => ['traces', encodeWithOracle('traces', { resourceSpans: [group] })] as const),
  fc
    .array(log, { maxLength: 3 })
    .map(
      (logRecords) => ['logs', encodeWithOracle('logs', { resourceLogs: [{ scopeLogs: [{ logRecords }] }] })] as const,
    ),
  fc
    .array(metric, { maxLength: 3 })
    .map(
      (metrics) =>
        ['metrics', encodeWithOracle('metrics', { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] })] as const,
    ),
);

/** Decodes or is refused in the one way that is allowed. */
function survives(signal: OtlpSignal, payload: Uint8Array): void {
  try {
    for (const record of decodePayload(signal, payload)) expect(record.attributes).toBeInstanceOf(Map);
  } catch (error) {
    if (!(error instanceof MalformedPayloadError)) throw error;
  }
}

describe('decodePayload', () => {
  it('takes everything that an independent encoder writes', () => {
    fc.assert(
      fc.property(payloads, ([signal, payload]) => void decodePayload(signal, payload)),
      { numRuns: 300 },
    );
  });

  it('reads or refuses payloads with changed bytes, and nothing else', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(payloads, changes, fc.nat(), ([signal, payload], edits, cut) => {
        const changed = Buffer.from(payload);
        if (changed.length === 0) return;
        for (const [at, byte] of edits) changed[at % changed.length] = byte;
        survives(signal, changed);
        survives(signal, changed.subarray(0, cut % changed.length));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads or refuses any bytes at all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<OtlpSignal>('traces', 'logs', 'metrics'),
        fc.uint8Array({ maxLength: 200 }),
        survives,
      ),
      { numRuns: 2000 },
    );
  });
});
