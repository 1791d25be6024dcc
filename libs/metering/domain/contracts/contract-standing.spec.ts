import { FakeSoldUsageReader, soldUsageOf } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import type { ContractTerm, PriceBook, SellerDirectory } from '@tokenledger/pricing/domain';
import { aContractTerm, aPriceVersion } from '@tokenledger/pricing/testing';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

import { calendarPeriod, contractStandings } from './contract-standing';

const acme = tenantId('acme');
const at = new Date('2026-03-20T12:00:00Z');

/** Azure's host says who sold, whatever the client library calls itself; `azure.ai.openai` is azure. */
const sellers: SellerDirectory = {
  sellerOf: (provider, host) =>
    host?.endsWith('.openai.azure.com') === true || provider === 'azure.ai.openai' ? 'azure' : provider,
};
/** Prices `gpt-4o` as the seller that `sellers` tells; what nobody named is OpenAI's. */
const book: PriceBook = {
  revision: 'test',
  priceFor: (_tenant, { provider, model, serverAddress }) =>
    model.toLowerCase().startsWith('gpt-4o')
      ? aPriceVersion({ provider: sellers.sellerOf(provider, serverAddress) ?? 'openai', model: 'gpt-4o' })
      : undefined,
};

describe('where a term stands', () => {
  let usage: FakeSoldUsageReader;
  beforeEach(() => {
    usage = new FakeSoldUsageReader();
  });

  /** What of a commitment is used, and calls that have no price. */
  async function standingOf(...terms: readonly ContractTerm[]) {
    const standings = await contractStandings({ tenant: acme, terms, at, timeZone: 'UTC' }, { usage, book, sellers });
    return standings.map(({ position, unpricedCalls }) =>
      position.kind === 'commitment' ? `${formatDecimal18(position.used)}, ${unpricedCalls} unpriced` : position.kind,
    );
  }

  const commitment = (facts: Parameters<typeof aContractTerm>[0]) =>
    aContractTerm({ kind: 'commitment', amount: '5000', currency: 'USD', period: 'month', ...facts });
  const sold = (cost: string, facts: Parameters<typeof soldUsageOf>[0] = {}) =>
    soldUsageOf({ cost: parseDecimal18(cost), ...facts });

  it('counts calls of the seller whose host was dialled, not of the one that a client library names', async () => {
    usage.give(
      acme,
      sold('100'),
      sold('20', { serverAddress: 'acme.openai.azure.com' }),
      sold('3', { provider: 'azure.ai.openai' }),
    );
    const terms = [commitment({ provider: 'openai' }), commitment({ provider: 'azure' }), commitment({ provider: '' })];
    expect(await standingOf(...terms)).toEqual(['100, 0 unpriced', '23, 0 unpriced', '123, 0 unpriced']);
  });

  it('takes a name for a seller in a contract as it takes one in telemetry', async () => {
    usage.give(acme, sold('20', { serverAddress: 'acme.openai.azure.com' }));
    expect(await standingOf(commitment({ provider: 'azure.ai.openai' }))).toEqual(['20, 0 unpriced']);
  });

  it('counts calls of which only the price says who sold them', async () => {
    usage.give(acme, sold('100', { provider: undefined }));
    expect(await standingOf(commitment({ provider: 'openai' }))).toEqual(['100, 0 unpriced']);
  });

  it('knows a model by its reported name and by the name of its price', async () => {
    usage.give(acme, sold('1', { model: 'GPT-4o-2024-08-06' }), sold('2', { model: 'gpt-4o-mini' }), sold('4'));
    expect(await standingOf(commitment({ model: 'gpt-4o-2024-*' }))).toEqual(['1, 0 unpriced']);
    // All three are priced as gpt-4o here.
    expect(await standingOf(commitment({ model: 'gpt-4o' }))).toEqual(['7, 0 unpriced']);
  });

  it('says how many calls of its scope have no price, and adds nothing for them', async () => {
    usage.give(acme, sold('5'), sold('0', { currency: undefined, model: 'o3', calls: 7n, tokens: 900n }));
    expect(await standingOf(commitment({}))).toEqual(['5, 7 unpriced']);
  });

  it('reads a period once, however many terms have it', async () => {
    await standingOf(commitment({}), commitment({ provider: '' }), commitment({ period: 'year' }));
    expect(usage.asked.map(({ range }) => range.from.toISOString().slice(0, 10))).toEqual(['2026-03-01', '2026-01-01']);
  });

  it('leaves out terms that are not in force, and percentages', async () => {
    const terms = [
      commitment({ valid_to: '2026-03-20' }),
      commitment({ valid_from: '2026-03-21' }),
      aContractTerm({ kind: 'discount' }),
    ];
    expect(await standingOf(...terms)).toEqual([]);
  });
});

describe('calendarPeriod', () => {
  it.each([
    ['month', '2026-03-31T23:00:00Z', 'UTC', '2026-03-01', '2026-04-01'],
    ['month', '2026-03-31T23:00:00Z', 'Europe/Berlin', '2026-04-01', '2026-05-01'],
    ['quarter', '2026-03-20T12:00:00Z', 'UTC', '2026-01-01', '2026-04-01'],
    ['year', '2026-12-31T23:59:59Z', 'UTC', '2026-01-01', '2027-01-01'],
  ] as const)('is the %s of %s in %s', (period, instant, zone, start, end) => {
    expect(calendarPeriod(new Date(instant), zone, period)).toEqual({ start, end });
  });
});
