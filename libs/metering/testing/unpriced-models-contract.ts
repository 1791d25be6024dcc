import type { LedgerRow, UnpricedModelReader, UnpricedModels } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';

import { flatPriceBook } from './flat-price-book';
import { aReading, asSeen, aUsage, type ReadingFacts } from './reading-builder';

const acme = tenantId('acme');
const MARCH = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') };
const NOON = Date.UTC(2026, 2, 10, 12);

export interface UnpricedModelStore {
  readonly unpriced: UnpricedModelReader;
  /** Rows count in the answers as soon as it resolves. */
  add(rows: readonly LedgerRow[]): Promise<void>;
}

/** @param open an empty store */
export function unpricedModelsContract(open: () => Promise<UnpricedModelStore>): void {
  let store: UnpricedModelStore;
  let spans = 0;

  beforeEach(async () => {
    store = await open();
  });

  function aCall(facts: ReadingFacts): LedgerRow {
    return asSeen(aReading({ spanId: (spans += 1).toString(16).padStart(16, '0'), ...facts }), flatPriceBook);
  }

  function ofModel(model: string, facts: ReadingFacts = {}): LedgerRow {
    return aCall({ requestModel: model, responseModel: undefined, ...facts });
  }

  function told({ models, truncated, beyondPricing }: UnpricedModels): readonly string[] {
    const lines = models.map(({ provider, model, reason, serviceTier, calls, used }) =>
      [
        provider ?? '(no provider)',
        model,
        reason,
        ...(serviceTier === undefined ? [] : [serviceTier]),
        `${calls}x`,
        ...used.map(({ meter, tokens }) => `${meter}=${tokens}`),
      ].join(' '),
    );
    return [...lines, ...(truncated ? ['…'] : []), ...(beyondPricing > 0n ? [`beyond pricing ${beyondPricing}x`] : [])];
  }

  it('names each model without a price once a reason, the one with the most tokens first', async () => {
    await store.add([
      ofModel('gpt-4o'),
      ofModel('in-house-7b', { provider: undefined }),
      ofModel('gpt-5-turbo'),
      // 36 + 64 + 20 tokens twice.
      ofModel('gpt-5-turbo'),
      ofModel('gpt-5-turbo', { provider: 'azure.ai.openai', usage: aUsage({ quantities: { input: 500, output: 1 } }) }),
    ]);
    expect(told(await store.unpriced.unpriced(acme, MARCH))).toEqual([
      'azure.ai.openai gpt-5-turbo no-provider 1x input=500 output=1',
      'openai gpt-5-turbo no-model 2x input=72 cacheRead=128 output=40',
      '(no provider) in-house-7b no-model 1x input=36 cacheRead=64 output=20',
    ]);
  });

  it('keeps apart what no price helps: broken usage and calls that name no model', async () => {
    await store.add([
      aCall({ requestModel: undefined, responseModel: undefined }),
      aCall({ usage: aUsage({ status: 'invalid' }) }),
      ofModel('in-house-7b'),
    ]);
    expect(told(await store.unpriced.unpriced(acme, MARCH))).toEqual([
      'openai in-house-7b no-model 1x input=36 cacheRead=64 output=20',
      'beyond pricing 2x',
    ]);
  });

  it('says when the first and the last was made, and leads to the last', async () => {
    const at = (minutes: number): ReadingFacts => {
      const startedAtUs = (NOON + minutes * 60_000) * 1000;
      return { startedAtUs, endedAtUs: startedAtUs + 1_000_000 };
    };
    const last = ofModel('in-house-7b', { ...at(40), serverAddress: 'llm.acme.example' });
    await store.add([ofModel('in-house-7b', at(5)), last, ofModel('in-house-7b', at(0))]);
    const [found] = (await store.unpriced.unpriced(acme, MARCH)).models;
    expect([found?.firstAt, found?.lastAt]).toEqual([new Date(NOON), new Date(NOON + 40 * 60_000)]);
    expect(found?.example).toEqual({
      bucket: (NOON + 30 * 60_000) / 1000,
      callId: last.reading.callId,
      serverAddress: 'llm.acme.example',
    });
  });

  it('leaves out what is priced, not booked, outside the range, or of another organisation', async () => {
    const outside = Date.UTC(2026, 3, 1) * 1000;
    await store.add([
      ofModel('gpt-4o'),
      { ...ofModel('in-house-7b'), booked: false, bookingReason: 'possible-duplicate' },
      ofModel('in-house-7b', { startedAtUs: outside, endedAtUs: outside }),
      ofModel('in-house-7b', { tenant: tenantId('rival') }),
    ]);
    expect(told(await store.unpriced.unpriced(acme, MARCH))).toEqual([]);
  });
}
