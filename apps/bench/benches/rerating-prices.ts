import type { PriceFields } from '@tokenledger/pricing/domain';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

import type { Testbed } from '../testbed/testbed';

interface TokenPrices {
  readonly input: number;
  readonly cacheRead: number;
  readonly output: number;
}

/** Billionths of a dollar a token, which is thousandths of a dollar a million: whole numbers, for an independent sum. */
export type ModelPrices = Readonly<
  Record<'gpt-4o' | 'gpt-4o-mini' | 'claude-sonnet-4-5' | 'claude-haiku-4-5', TokenPrices>
>;

export const LIST_PRICES: ModelPrices = {
  'gpt-4o': { input: 2500, cacheRead: 1250, output: 10_000 },
  'gpt-4o-mini': { input: 150, cacheRead: 75, output: 600 },
  'claude-sonnet-4-5': { input: 3000, cacheRead: 300, output: 15_000 },
  'claude-haiku-4-5': { input: 1000, cacheRead: 100, output: 5000 },
};

const NOTHING = {
  valid_from: '',
  valid_to: '',
  above_input_tokens: '',
  service_tier: '',
  region: '',
  window_start: '',
  window_end: '',
  window_zone: '',
  window_days: '',
  note: '',
};

/** A price list that says the same. */
export function linesOf(prices: ModelPrices): readonly PriceFields[] {
  return Object.entries(prices).flatMap(([model, of]) =>
    (['input', 'cacheRead', 'output'] as const).map((meter) => ({
      ...NOTHING,
      provider: model.startsWith('gpt') ? 'openai' : 'anthropic',
      model,
      meter,
      price: formatDecimal18(parseDecimal18(`${of[meter]}e-3`)),
      currency: 'USD',
      unit: '1000000',
      source: 'bench',
    })),
  );
}

/** What the calls cost at some prices, added up by ClickHouse from their tokens: no code of the ledger's. */
export async function sumAtPrices({ clickhouse, tenant }: Testbed, prices: ModelPrices): Promise<string> {
  const models = Object.keys(prices);
  const priceOf = (meter: keyof TokenPrices): string =>
    `toInt256(transform(response_model, {models:Array(String)}, {${meter}:Array(UInt32)}, toUInt32(0)))`;
  const [row] = await clickhouse.query<{ units: string }>({
    text: `SELECT toString(sum(tokens_input * ${priceOf('input')} + tokens_cache_read * ${priceOf('cacheRead')}
                               + tokens_output * ${priceOf('output')})) AS units
           FROM usage_events FINAL WHERE tenant_id = {tenant:String} AND booked`,
    params: {
      tenant,
      models,
      input: Object.values(prices).map(({ input }) => input),
      cacheRead: Object.values(prices).map(({ cacheRead }) => cacheRead),
      output: Object.values(prices).map(({ output }) => output),
    },
  });
  return formatDecimal18(parseDecimal18(`${row?.units ?? '0'}e-9`));
}

/** What the bookings say that the calls cost. */
export async function costInLedger({ clickhouse, tenant }: Testbed): Promise<string> {
  const [row] = await clickhouse.query<{ cost: string }>({
    text: `SELECT toString(sum(effective_cost)) AS cost FROM usage_events FINAL
           WHERE tenant_id = {tenant:String} AND booked`,
    params: { tenant },
  });
  return formatDecimal18(parseDecimal18(row?.cost ?? '0'));
}
