import { tenantId } from '@tokenledger/organization/domain';
import { type ExplainingPriceBook, type Quantities, ratingOf } from '@tokenledger/pricing/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { GenaiPricesSource } from './genai-prices-source';

/* Prices of the package's data, calculated by hand; dollars per million tokens in the comments. */
let book: ExplainingPriceBook;

beforeAll(async () => {
  book = await new GenaiPricesSource().load();
});

function costOf(provider: string, model: string, on: string, quantities: Quantities): string {
  const { input = 0, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0 } = quantities;
  const inputTokens = input + cacheRead + cacheWrite5m + cacheWrite1h;
  const query = { provider, model, atMs: Date.parse(on), inputTokens };
  const pricing = ratingOf(tenantId('acme'), query, quantities, book);
  if (pricing.outcome === 'priced') return formatDecimal18(pricing.total);
  return pricing.reason === 'no-price-for-meter' ? `no price for ${pricing.missing.join()}` : pricing.reason;
}

const DAY = '2026-09-23T12:00:00Z';

it.each<[string, string, string, string, Quantities, string]>([
  // 8 x 5.00 + 4012 x 6.25 + 5 x 30.00 = 25265
  [
    'OpenAI cache write',
    'openai',
    'gpt-5.6-sol',
    '2026-08-20T23:59:59Z',
    { input: 8, cacheWrite5m: 4_012, output: 5 },
    '0.025265',
  ],
  // 8 x 4.00 + 4012 x 5.00 + 5 x 20.00 = 20192
  [
    'the same a day later',
    'openai',
    'gpt-5.6-sol',
    '2026-08-21T00:00:00Z',
    { input: 8, cacheWrite5m: 4_012, output: 5 },
    '0.020192',
  ],
  // 1000 x 10.00 + 100 x 40.00 = 14000
  ['o3 before its price cut', 'openai', 'o3', '2025-06-09T23:59:59Z', { input: 1_000, output: 100 }, '0.014'],
  // 1000 x 2.00 + 100 x 8.00 = 2800
  ['o3 after its price cut', 'openai', 'o3', '2025-06-10T00:00:00Z', { input: 1_000, output: 100 }, '0.0028'],
  // 3 x 1.00 + 1956 x 1.25 + 9511 x 0.10 + 44 x 5.00 = 3619.1
  [
    'Anthropic cache read and write',
    'anthropic',
    'claude-haiku-4-5-20251001',
    DAY,
    { input: 3, cacheWrite5m: 1_956, cacheRead: 9_511, output: 44 },
    '0.0036191',
  ],
  // 1000 x 2.00
  ['Anthropic one-hour cache write', 'anthropic', 'claude-haiku-4-5', DAY, { cacheWrite1h: 1_000 }, '0.002'],
  // The list of Bedrock has no one-hour price: what Anthropic charges for it is no price of Amazon's.
  [
    'the same on Bedrock',
    'aws.bedrock',
    'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
    DAY,
    { cacheWrite1h: 1_000 },
    'no price for cacheWrite1h',
  ],
  // 22 x 1.10 + 2492 x 0.11 + 13 x 5.50 = 369.82: a regional id costs a tenth more
  [
    'Bedrock regional',
    'aws.bedrock',
    'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
    DAY,
    { input: 22, cacheRead: 2_492, output: 13 },
    '0.00036982',
  ],
  // 22 x 1.00 + 2492 x 0.10 + 13 x 5.00 = 336.2
  [
    'Bedrock global',
    'aws.bedrock',
    'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    DAY,
    { input: 22, cacheRead: 2_492, output: 13 },
    '0.0003362',
  ],
  // 169 x 0.30 + 204 x 0.03 + (89 + 167) x 2.50 = 696.82
  [
    'Gemini with thoughts',
    'gcp.gemini',
    'gemini-2.5-flash',
    DAY,
    { input: 169, cacheRead: 204, output: 89, reasoning: 167 },
    '0.00069682',
  ],
  // 136 x 1.25 + (201 + 213) x 10.00 = 4310
  [
    'Gemini with tool input',
    'gcp.vertex_ai',
    'gemini-2.5-pro',
    DAY,
    { input: 136, output: 201, reasoning: 213 },
    '0.00431',
  ],
  // 200000 x 1.25 + 1 x 10.00 = 250010
  ['Gemini at its context limit', 'gcp.gemini', 'gemini-2.5-pro', DAY, { input: 200_000, output: 1 }, '0.25001'],
  // 150000 x 2.50 + 50001 x 0.25 + 1 x 15.00 = 387515.25
  [
    'Gemini above its context limit, cached tokens counted',
    'gcp.gemini',
    'gemini-2.5-pro',
    DAY,
    { input: 150_000, cacheRead: 50_001, output: 1 },
    '0.38751525',
  ],
  // 10 x 0.30 + 2 x 0.075 + (2 + 320) x 0.50 = 164.15, as xAI's own 1641500 ticks of 10^-10 dollars
  [
    'xAI with reasoning',
    'x_ai',
    'grok-3-mini',
    DAY,
    { input: 10, cacheRead: 2, output: 2, reasoning: 320 },
    '0.00016415',
  ],
  // 51 x 0.22 + 512 x 0.007 + 116 x 0.66 = 91.364
  [
    'DeepSeek off peak',
    'deepseek',
    'deepseek-v4-flash',
    '2026-09-23T00:59:59Z',
    { input: 51, cacheRead: 512, output: 56, reasoning: 60 },
    '0.000091364',
  ],
  // 51 x 0.44 + 512 x 0.014 + 116 x 1.32 = 182.728
  [
    'DeepSeek at peak',
    'deepseek',
    'deepseek-v4-flash',
    '2026-09-23T01:00:00Z',
    { input: 51, cacheRead: 512, output: 56, reasoning: 60 },
    '0.000182728',
  ],
  // 1 x 1.50 + 69 x 0.15 + 12 x 7.50 = 101.85
  ['Mistral cached', 'mistral_ai', 'mistral-medium-latest', DAY, { input: 1, cacheRead: 69, output: 12 }, '0.00010185'],
  // 14 x 3.00 + 4 x 15.00 = 102
  ['Claude through OpenRouter', 'openrouter', 'anthropic/claude-sonnet-4.5', DAY, { input: 14, output: 4 }, '0.000102'],
  // 1000 x 2.50 + 100 x 10.00 = 3500
  ['GPT-4o on Azure', 'azure.ai.openai', 'gpt-4o-2024-11-20', DAY, { input: 1_000, output: 100 }, '0.0035'],
  // 12 dollars per 1000 requests + 10 x 1.00 + 10 x 1.00 per million
  ['Perplexity with its price per request', 'perplexity', 'sonar', DAY, { input: 10, output: 10 }, '0.01202'],
  ['a free variant', 'openrouter', 'deepseek/deepseek-r1:free', DAY, { input: 10, output: 10 }, '0'],
  [
    'a model whose list is empty',
    'google',
    'gemma-3-27b-it',
    DAY,
    { input: 10, output: 10 },
    'no price for input,output',
  ],
])('%s', (_name, provider, model, on, quantities, cost) => {
  expect(costOf(provider, model, on, quantities)).toBe(cost);
});
