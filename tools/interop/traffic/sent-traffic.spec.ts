import { InMemoryPriceBook } from '@tokenledger/pricing/testing';

import { CANARY } from './canary';
import { planTraffic, type TrafficPlan } from './sent-traffic';

const PLAN: TrafficPlan = {
  seed: 'acme',
  signal: 'traces',
  calls: 50,
  dayMs: Date.UTC(2026, 10, 22),
  tracesOfARequest: 10,
  contentInLinks: true,
};

interface Body {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

interface Span {
  readonly spanId: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly intValue?: string } }[];
}

function plan(changes: Partial<TrafficPlan> = {}) {
  return planTraffic({ ...PLAN, ...changes }, new InMemoryPriceBook([]));
}

describe('planTraffic', () => {
  it('promises the sums of what stands in its bodies', () => {
    const { bodies, records, totals } = plan();
    const spans = bodies.flatMap((body) =>
      (JSON.parse(body) as Body).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
    const counts = (key: string) =>
      spans.flatMap(({ attributes }) =>
        attributes.filter((attribute) => attribute.key === key).map(({ value }) => BigInt(value.intValue ?? '')),
      );
    const sum = (key: string) => counts(key).reduce((total, count) => total + count, 0n);

    // 25 traces of 2 calls and 3 spans around them, 10 traces a body.
    expect([bodies.length, records, spans.length]).toEqual([3, 125, 125]);
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(125);
    expect(counts('gen_ai.usage.input_tokens')).toHaveLength(50);
    expect(totals).toMatchObject({
      calls: 50n,
      inputTokens: sum('gen_ai.usage.input_tokens'),
      cacheReadTokens: sum('gen_ai.usage.cache_read.input_tokens'),
      outputTokens: sum('gen_ai.usage.output_tokens'),
      unpricedCalls: 50n,
    });
  });

  it('is the same every time, and another for another seed', () => {
    expect(plan()).toEqual(plan());
    expect(plan({ seed: 'globex' }).bodies).not.toEqual(plan().bodies);
  });

  it('puts content wherever it may stand', () => {
    const places = (text: string) => text.split(CANARY).length - 1;
    // In links: once a call.
    expect(places(plan().bodies.join()) - places(plan({ contentInLinks: false }).bodies.join())).toBe(50);
    expect(plan({ signal: 'logs' }).bodies.join()).toContain(CANARY);
  });
});
