import {
  type Attributes,
  decodePayload,
  decodeTraces,
  MalformedPayloadError,
  type OtlpSignal,
} from '@tokenledger/shared/otlp';
import * as fc from 'fast-check';

import { NOW, NANOS, TRACE_ID, SPAN_ID, CALL, USAGE, protoOf, sanitise } from '../testing/sanitising';

describe('whatever comes', () => {
  const names = [...CALL, ...USAGE].map(({ key }) => key);
  const value = fc.oneof(
    fc.record({
      stringValue: fc.oneof(
        fc.string(),
        fc.constantFrom('chat', '12', 'NaN', '{"a":1}'),
        fc.string({ minLength: 250, maxLength: 260 }),
      ),
    }),
    fc.record({ intValue: fc.integer() }),
    fc.record({ doubleValue: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({
      arrayValue: fc.record({ values: fc.array(fc.record({ stringValue: fc.string() }), { maxLength: 3 }) }),
    }),
    fc.constant({}),
  );
  const attribute = fc.record({
    key: fc.constantFrom(...names, 'team', 'service.name', 'gen_ai.input.messages', 'x'),
    value,
  });
  const attributes = fc.uniqueArray(attribute, { selector: ({ key }) => key, maxLength: 6 });
  const spans = fc.array(
    fc.record({
      traceId: fc.constantFrom(TRACE_ID, ''),
      spanId: fc.constant(SPAN_ID),
      name: fc.constant('chat'),
      startTimeUnixNano: fc.constantFrom(NANOS, '0', '9'.repeat(19)),
      attributes,
    }),
    { maxLength: 4 },
  );
  const payloads = fc
    .array(
      fc.record({ resource: fc.record({ attributes }), scopeSpans: fc.array(fc.record({ spans }), { maxLength: 2 }) }),
      { maxLength: 3 },
    )
    .map((resourceSpans) => protoOf('traces', { resourceSpans }));

  /** The rules once more, on decoded records and without regard to speed. */
  const LABELS = new Set(['gen_ai.operation.name', 'gen_ai.request.model', 'team', 'service.name']);
  const isShort = (item: unknown) =>
    typeof item === 'string' && Buffer.byteLength(item) <= 256 && !item.startsWith('{') && !item.startsWith('[');
  const passes = ([key, item]: [string, unknown]) => {
    if (key.startsWith('gen_ai.usage.')) {
      return (
        typeof item === 'number' ||
        (typeof item === 'string' &&
          item.trim() !== '' &&
          (item.trim() === 'NaN' || /^\s*[+-]?\d+(\.\d*)?([eE][+-]?\d{1,3})?\s*$/.test(item)))
      );
    }
    if (!LABELS.has(key)) return false;
    if (Array.isArray(item)) return item.every(isShort);
    return typeof item === 'number' || typeof item === 'boolean' || isShort(item);
  };
  const filtered = (all: Attributes) => new Map([...all].filter(passes));

  it('passes exactly what the rules say', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const expected = decodeTraces(payload)
          .map((record) => ({
            ...record,
            attributes: filtered(record.attributes),
            origin: { ...record.origin, resource: filtered(record.origin.resource) },
          }))
          .filter(
            (record) =>
              record.traceId !== '' &&
              record.startedAtUs === NOW.getTime() * 1000 &&
              (record.attributes.get('gen_ai.operation.name') === 'chat' ||
                [...record.attributes.keys()].some((key) => key.startsWith('gen_ai.usage.'))),
          );
        const outcome = sanitise('traces', payload);
        expect(decodeTraces(outcome.bytes)).toEqual(expected);
        const lost = [...outcome.dropped.values(), ...outcome.rejected.values()].reduce((sum, n) => sum + n, 0);
        expect(outcome.received).toBe(outcome.forwarded + lost);
        expect(outcome.forwarded).toBe(expected.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is sanitised into something that decodes, or refused', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 });
    const signals = fc.constantFrom<OtlpSignal>('traces', 'logs', 'metrics');
    fc.assert(
      fc.property(payloads, changes, fc.nat(), signals, (payload, edits, cut, signal) => {
        const changed = Buffer.from(payload);
        for (const [at, byte] of edits) if (changed.length > 0) changed[at % changed.length] = byte;
        for (const variant of [changed, changed.subarray(0, changed.length === 0 ? 0 : cut % changed.length)]) {
          try {
            const { bytes, forwarded } = sanitise(signal, variant);
            expect(decodePayload(signal, bytes)).toHaveLength(forwarded);
          } catch (error) {
            if (!(error instanceof MalformedPayloadError)) throw error;
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same when sanitised twice', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const once = sanitise('traces', payload).bytes;
        expect(sanitise('traces', once).bytes).toEqual(once);
      }),
    );
  });
});
