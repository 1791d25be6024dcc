import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { calcPrice, type Provider, waitForUpdate } from '@pydantic/genai-prices';
import { tenantId } from '@tokenledger/organization/domain';
import {
  type CallPricing,
  type ExplainingPriceBook,
  METERS,
  type Quantities,
  ratingOf,
} from '@tokenledger/pricing/domain';
import { type ContainedUsage, fromContainedUsage, toContainedUsage } from '@tokenledger/pricing/testing';
import { formatDecimal18 } from '@tokenledger/shared/money';
import Decimal from 'decimal.js';

import { GenaiPricesSource } from './genai-prices-source';

/*
 * The package's own calculator, in floats, as the oracle for our reading of its data. Costs agree when they differ by
 * less than the floats do: both are rounded to 12 significant digits.
 */
const Exact = Decimal.clone({ precision: 60 });
const acme = tenantId('acme');
const DIGITS = 12;

let book: ExplainingPriceBook;
let providers: readonly Provider[];

beforeAll(async () => {
  book = await new GenaiPricesSource().load();
  providers = (await waitForUpdate()) ?? [];
});

interface Case {
  readonly provider: string;
  readonly model: string;
  readonly at: Date;
  readonly usage: ContainedUsage;
}

/** What the package says: dollars as a float, `none` without a price, `refused` where it throws on the usage. */
function theirCost({ provider, model, at, usage }: Case): number | 'none' | 'refused' {
  try {
    return calcPrice({ ...usage }, model, { providerId: provider, timestamp: at })?.total_price ?? 'none';
  } catch (error) {
    if (error instanceof Error && /^(?:Missing|Invalid) usage/.test(error.message)) return 'refused';
    throw error;
  }
}

function ourPricing({ provider, model, at, usage }: Case, quantities: Quantities): CallPricing {
  const inputTokens = usage['input_tokens'] ?? 0;
  return ratingOf(acme, { provider, model, atMs: at.getTime(), inputTokens }, quantities, book);
}

/** `equal`, or a short name of the disagreement. */
function verdictOn(ours: CallPricing, theirs: number | 'none' | 'refused'): string {
  if (ours.outcome === 'unpriced') {
    if (theirs === 'none') return ours.reason === 'no-model' || ours.reason === 'no-usage' ? 'equal' : ours.reason;
    return ours.reason === 'no-price-for-meter' ? `no price for ${ours.missing.join('+')}` : ours.reason;
  }
  if (theirs === 'refused') return 'refused by them';
  if (theirs === 'none') return 'none by them';
  const exact = new Exact(formatDecimal18(ours.total)).toSignificantDigits(DIGITS);
  if (exact.equals(new Exact(theirs).toSignificantDigits(DIGITS))) return 'equal';
  const rounded = Object.values(ours.price.derived ?? {}).includes('rounded');
  return `${ours.price.id.split('/').slice(1).join('/')} differs${rounded ? ' (rounded price)' : ''}`;
}

describe('every model of the package', () => {
  /** Before and after every dated price, in and out of every daily window. */
  const instants = ['2025-01-05T12:00:00Z', '2026-03-20T23:00:00Z', '2026-08-20T00:15:00Z', '2026-11-01T07:00:00Z'];
  const casesOf = (quantities: Quantities): Case[] =>
    providers.flatMap((provider) =>
      provider.models.flatMap((model) =>
        instants.map((iso) => ({
          provider: provider.id,
          model: model.id,
          at: new Date(iso),
          usage: toContainedUsage(quantities),
        })),
      ),
    );
  const disagreements = (quantities: Quantities): Set<string> =>
    new Set(casesOf(quantities).map((each) => verdictOn(ourPricing(each, quantities), theirCost(each))));

  it('is asked for at least as many models as were counted when it was chosen', () => {
    expect(casesOf({ input: 1 }).length).toBeGreaterThanOrEqual(1_600 * instants.length);
  });

  it.each<[string, Quantities, readonly string[]]>([
    // An empty price list is "no price" here and 0 there; a list without output price bills output at 0 there.
    ['plain calls', { input: 1_000, output: 77 }, ['no price for input+output', 'no price for output']],
    ['calls at a context limit', { input: 200_000 }, ['no price for input']],
    ['calls above a context limit', { input: 200_001 }, ['no price for input']],
    ['calls above every context limit', { input: 600_000 }, ['no price for input']],
    ['cached input', { input: 3, cacheRead: 271_000 }, ['no price for input+cacheRead']],
    // Billed as input there where a list has no cache price at all.
    [
      'cache writes',
      { input: 8, cacheWrite5m: 4_012 },
      ['no price for cacheWrite5m', 'no price for input+cacheWrite5m'],
    ],
    // Billed at the five-minute price, or as input, there.
    [
      'one-hour cache writes',
      { input: 8, cacheWrite1h: 4_012 },
      ['no price for cacheWrite1h', 'no price for input+cacheWrite1h'],
    ],
    ['reasoning', { reasoning: 1_353 }, ['no price for reasoning']],
    ['audio', { audioInput: 20, audioCacheRead: 30 }, ['no price for audioInput+audioCacheRead']],
    ['audio output', { audioOutput: 20 }, ['no price for audioOutput']],
    ['images', { imageInput: 20 }, ['no price for imageInput']],
    ['image output', { imageOutput: 20 }, ['no price for imageOutput']],
  ])('costs the same for %s, but for the named disagreements', (_name, quantities, explained) => {
    const found = [...disagreements(quantities)].filter((verdict) => verdict !== 'equal' && !isRoundedPrice(verdict));
    expect(found.sort()).toEqual([...explained].sort());
  });

  it('differs by less than 10^-11 where a price had to be rounded to 18 places', () => {
    const quantities = { cacheWrite5m: 990 };
    const rounded = casesOf(quantities).filter((each) =>
      isRoundedPrice(verdictOn(ourPricing(each, quantities), theirCost(each))),
    );
    expect(rounded.length).toBeGreaterThan(0);
    for (const each of rounded) {
      const ours = ourPricing(each, quantities);
      const total = ours.outcome === 'priced' ? formatDecimal18(ours.total) : 'unpriced';
      // 990 x 0.08333333333333334 = 82.5 dollars per million
      expect(new Exact(total).minus('0.0000825').abs().div('0.0000825').lessThan('1e-11')).toBe(true);
    }
  });

  it.each(['deepseek-v4-flash', 'deepseek-v4-pro'])(
    'has no peak price for %s before peak prices began, unlike the package',
    (model) => {
      const inPeakHours: Case = {
        provider: 'deepseek',
        model,
        at: new Date('2026-08-16T02:00:00Z'),
        usage: { input_tokens: 1_000_000 },
      };
      const ours = ourPricing(inPeakHours, { input: 1_000_000 });
      const usual = { 'deepseek-v4-flash': '0.14', 'deepseek-v4-pro': '0.435' }[model];
      expect(ours.outcome === 'priced' && formatDecimal18(ours.total)).toBe(usual);
      expect(theirCost(inPeakHours)).toBe({ 'deepseek-v4-flash': 0.44, 'deepseek-v4-pro': 1.32 }[model]);
    },
  );
});

function isRoundedPrice(verdict: string): boolean {
  return verdict.endsWith('(rounded price)');
}

const SAMPLES = join(
  resolve(process.env['TOKENLEDGER_SHARED_DATA'] ?? '../shared/data'),
  'provider-usage-samples.json',
);

/** Not a failure under CI: the records are of others and are not part of this repository. */
const describeWithSamples = (name: string, body: () => void): void =>
  existsSync(SAMPLES)
    ? describe(name, body)
    : describe.skip(`${name} [skipped: provider usage samples: no ${SAMPLES}, see TOKENLEDGER_SHARED_DATA]`, body);

interface Sample {
  readonly model?: string;
  readonly extracted: readonly {
    readonly usage: ContainedUsage;
    readonly extractors: readonly {
      readonly provider_id: string;
      readonly input_price?: string;
      readonly output_price?: string;
    }[];
  }[];
}

describeWithSamples('recorded usage of real calls', () => {
  const at = new Date('2026-08-20T12:00:00Z');
  const samples = () => JSON.parse(readFileSync(SAMPLES, 'utf8')) as readonly Sample[];
  const cases = () =>
    samples().flatMap(({ model, extracted }) =>
      extracted.flatMap(({ usage, extractors }) =>
        extractors.map((extractor) => ({
          provider: extractor.provider_id,
          model: model ?? '',
          at,
          usage,
          recorded:
            extractor.input_price === undefined || extractor.output_price === undefined
              ? undefined
              : new Exact(extractor.input_price).plus(extractor.output_price),
        })),
      ),
    );
  /** Web searches are charged on top of tokens; the ledger has no meter for them yet. */
  const ofTokens = (each: Case): Case => ({ ...each, usage: { ...each.usage, web_searches: undefined } });

  it('splits into exclusive meters without a negative one', () => {
    for (const { usage } of cases()) {
      const quantities = fromContainedUsage(usage);
      expect(METERS.filter((meter) => (quantities[meter] ?? 0) < 0)).toEqual([]);
    }
  });

  it('costs what the package says, but for a model whose price list is empty', () => {
    const verdicts = cases().map((each) => {
      const verdict = verdictOn(ourPricing(each, fromContainedUsage(each.usage)), theirCost(ofTokens(each)));
      return verdict === 'equal' ? verdict : `${each.provider}/${each.model}: ${verdict}`;
    });
    expect(verdicts.length).toBeGreaterThan(4_000);
    // Cerebras withdrew the model and its prices; the package bills 0.
    expect([...new Set(verdicts)].filter((verdict) => verdict !== 'equal')).toEqual([
      'cerebras/qwen-3-coder-480b: no price for input+output',
    ]);
  });

  it('costs what was recorded with it, but for prices that changed since', () => {
    const changed = new Set<string>();
    let compared = 0;
    for (const each of cases()) {
      if (each.recorded === undefined) continue;
      compared += 1;
      const ours = ourPricing(each, fromContainedUsage(each.usage));
      const total = ours.outcome === 'priced' ? new Exact(formatDecimal18(ours.total)) : new Exact(-1);
      const agrees = total.toSignificantDigits(DIGITS).equals(each.recorded.toSignificantDigits(DIGITS));
      if (!agrees) changed.add(`${each.provider}/${each.model}`);
    }
    expect(compared).toBeGreaterThan(900);
    // GPT-5.6 Luna on Bedrock and Mistral Medium got dated prices after the recording; Cerebras withdrew the model.
    expect([...changed].sort()).toEqual([
      'aws/openai.gpt-5.6-luna',
      'cerebras/qwen-3-coder-480b',
      'mistral/mistral-medium-latest',
    ]);
  });
});
