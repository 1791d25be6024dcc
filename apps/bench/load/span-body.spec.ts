import { decodeTraces } from '@tokenledger/shared/otlp';

import { renewBody } from './renew-body';
import { buildSpanBody } from './span-body';

describe('a body of spans', () => {
  it('adds up to what it says', () => {
    const body = buildSpanBody({ service: 3, spans: 100, contentCharacters: 0 });
    const spans = decodeTraces(body.bytes);
    const sum = (name: string): number =>
      spans.reduce((total, { attributes }) => total + Number(attributes.get(name)), 0);
    expect(body.totals).toEqual({
      calls: spans.length,
      inputTokens: sum('gen_ai.usage.input_tokens'),
      cacheReadTokens: sum('gen_ai.usage.cache_read.input_tokens'),
      outputTokens: sum('gen_ai.usage.output_tokens'),
    });
  });

  it.each([
    [0, 510],
    [1_010, 1_665],
  ])(
    'with %d characters of content has about the size of the spans the Collector was measured with',
    (characters, size) => {
      const { bytes } = buildSpanBody({ service: 3, spans: 100, contentCharacters: characters });
      expect(Math.abs(bytes.byteLength / 100 - size)).toBeLessThan(size * 0.05);
    },
  );

  it('has other ids each time it is renewed, and the time it is given', () => {
    const body = buildSpanBody({ service: 1, spans: 4, contentCharacters: 0 });
    const seen = [1_000_000_000_000, 1_000_000_000_500].flatMap((endsAtMs) => {
      renewBody(body, endsAtMs);
      return decodeTraces(body.bytes).map((span) => ({ endsAtMs, span }));
    });
    expect(new Set(seen.map(({ span }) => span.traceId)).size).toBe(8);
    expect(new Set(seen.map(({ span }) => span.spanId)).size).toBe(8);
    expect(new Set(seen.map(({ span }) => span.attributes.get('gen_ai.response.id'))).size).toBe(8);
    expect(seen.every(({ endsAtMs, span }) => span.endedAtUs === endsAtMs * 1000)).toBe(true);
    expect(
      seen.every(({ span }) => /^chatcmpl-[0-9a-f]{24}$/.test(String(span.attributes.get('gen_ai.response.id')))),
    ).toBe(true);
  });
});
