import * as fc from 'fast-check';

import { decodeTraces } from '../decode/decode-traces';
import { encodeWithOracle } from '../testing/otlp-oracle';
import { splitPayload } from './split-payload';

const attribute = (key: string, text: string) => ({ key, value: { stringValue: text } });
const spanIds = fc.uint8Array({ minLength: 8, maxLength: 8 });
const span = fc.record({
  traceId: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  spanId: spanIds,
  name: fc.string({ maxLength: 30 }),
  attributes: fc.array(
    fc.string({ maxLength: 60 }).map((text) => attribute('a', text)),
    { maxLength: 4 },
  ),
});
const request = fc.record({
  resourceSpans: fc.array(
    fc.record({
      resource: fc.record({
        attributes: fc.constantFrom([], [attribute('service.name', 'shop')], [attribute('team', 'x')]),
      }),
      scopeSpans: fc.array(
        fc.record({ scope: fc.record({ name: fc.constantFrom('a', 'b') }), spans: fc.array(span, { maxLength: 6 }) }),
        { maxLength: 3 },
      ),
      schemaUrl: fc.constantFrom('', 'https://example.org/schema'),
    }),
    { maxLength: 4 },
  ),
});

describe('splitPayload', () => {
  it('leaves a payload within the limit as it is', () => {
    const payload = encodeWithOracle('traces', { resourceSpans: [] });
    expect(splitPayload('traces', payload, 0)).toEqual({ parts: [payload], oversized: [] });
  });

  it('keeps every record once, in order, with its resource and scope, in parts within the limit', () => {
    fc.assert(
      fc.property(request, fc.integer({ min: 60, max: 600 }), (whole, maxBytes) => {
        const payload = encodeWithOracle('traces', whole);
        const { parts, oversized } = splitPayload('traces', payload, maxBytes);
        expect(parts.filter((part) => part.length > maxBytes)).toEqual([]);
        const left = new Set(oversized.map(({ index }) => index));
        expect(parts.flatMap((part) => decodeTraces(part))).toEqual(
          decodeTraces(payload).filter((_record, index) => !left.has(index)),
        );
        expect(oversized.filter(({ bytes }) => bytes <= maxBytes)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reports a record that fits nowhere', () => {
    const small = { traceId: Buffer.alloc(16, 1), spanId: Buffer.alloc(8, 1) };
    const big = { ...small, attributes: [attribute('a', 'x'.repeat(500))] };
    const payload = encodeWithOracle('traces', { resourceSpans: [{ scopeSpans: [{ spans: [small, big, small] }] }] });
    const { parts, oversized } = splitPayload('traces', payload, 200);
    expect(parts.map((part) => decodeTraces(part).length)).toEqual([2]);
    expect(oversized).toMatchObject([{ index: 1 }]);
  });
});
