import type { ModelPrice } from '@pydantic/genai-prices';
import { type Meter, METERS } from '@tokenledger/pricing/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { bandFor, contextBands, type ContextBand } from './meter-prices';

/** Dollars per million tokens of each meter that has a price, with the rule that gave it. */
function pricesOf(band: ContextBand | undefined): Partial<Record<Meter, string>> {
  const shown: Partial<Record<Meter, string>> = {};
  for (const meter of METERS) {
    const price = band?.unitPrices[meter];
    if (price === undefined) continue;
    const rule = band?.derived[meter];
    shown[meter] = `${Number(formatDecimal18(price)) * 1_000_000}${rule === undefined ? '' : ` ${rule}`}`;
  }
  return shown;
}

const bands = (prices: ModelPrice, modelId = 'm') => contextBands(modelId, prices);

describe('contextBands', () => {
  it('prices each meter that the list states', () => {
    const [only] = bands({
      input_mtok: 1,
      cache_read_mtok: 2,
      cache_write_mtok: 3,
      cache_write_1h_mtok: 4,
      output_mtok: 5,
      output_reasoning_mtok: 6,
      input_audio_mtok: 7,
      cache_audio_read_mtok: 8,
      output_audio_mtok: 9,
      input_image_mtok: 10,
      output_image_mtok: 11,
    });
    expect(Object.values(pricesOf(only))).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  });

  it('bills kinds of tokens that have no price of their own like the wider kind that they belong to', () => {
    const [only] = bands({ input_mtok: 1, cache_read_mtok: 2, output_mtok: 5 });
    expect(pricesOf(only)).toEqual({
      input: '1',
      cacheRead: '2',
      cacheWrite5m: '1 billed-as-input',
      output: '5',
      reasoning: '5 billed-as-output',
      audioInput: '1 billed-as-input',
      audioCacheRead: '2 billed-as-cache-read',
      audioOutput: '5 billed-as-output',
      imageInput: '1 billed-as-input',
      imageOutput: '5 billed-as-output',
    });
  });

  it('knows no price for a cache write where the list has no cache price at all', () => {
    const prices = pricesOf(bands({ input_mtok: 1, output_mtok: 5 })[0]);
    expect(prices.cacheRead).toBe('1 billed-as-input');
    expect(prices.cacheWrite5m).toBeUndefined();
  });

  it('never takes the five-minute price for a one-hour cache write', () => {
    const prices = pricesOf(bands({ input_mtok: 1, cache_read_mtok: 0.1, cache_write_mtok: 1.25, output_mtok: 5 })[0]);
    expect(prices.cacheWrite5m).toBe('1.25');
    expect(prices.cacheWrite1h).toBeUndefined();
  });

  it('knows no output price where the list has none: embeddings', () => {
    expect(pricesOf(bands({ input_mtok: 0.02 })[0])).not.toHaveProperty('output');
  });

  it('takes an empty list for "no price", except for a variant that is named free', () => {
    expect(pricesOf(bands({}, 'gemma-3')[0])).toEqual({});
    expect(pricesOf(bands({}, 'google/gemma-3-27b-it:free')[0])).toMatchObject({
      input: '0 free-variant',
      cacheWrite1h: '0 free-variant',
      output: '0 free-variant',
    });
  });

  it('has a band for each context limit, in which prices without a limit of their own stay', () => {
    const [base, above200, above500] = bands({
      input_mtok: {
        base: 1,
        tiers: [
          { start: 500, price: 4 },
          { start: 200, price: 2 },
        ],
      },
      output_mtok: { base: 10, tiers: [{ start: 200, price: 15 }] },
      cache_read_mtok: 0.5,
    });
    expect([base, above200, above500].map((band) => band?.aboveInputTokens)).toEqual([undefined, 200, 500]);
    expect(pricesOf(base)).toMatchObject({ input: '1', output: '10', cacheRead: '0.5' });
    expect(pricesOf(above200)).toMatchObject({ input: '2', output: '15', cacheRead: '0.5' });
    expect(pricesOf(above500)).toMatchObject({ input: '4', output: '15', cacheRead: '0.5' });
  });

  it('refuses a context limit that is no number of tokens', () => {
    const prices = { input_mtok: { base: 1, tiers: [{ start: 1.5, price: 2 }] } };
    expect(() => bands(prices)).toThrow('m has a context limit of 1.5: a whole number of tokens expected');
  });
});

describe('bandFor', () => {
  const three = bands({
    input_mtok: {
      base: 1,
      tiers: [
        { start: 200, price: 2 },
        { start: 500, price: 4 },
      ],
    },
  });

  it.each([
    [0, 0],
    [200, 0],
    [201, 1],
    [500, 1],
    [501, 2],
  ])('puts a call with %d input tokens into band %d: a limit is passed by exceeding it', (inputTokens, band) => {
    expect(bandFor(three, inputTokens)).toBe(band);
  });
});
