import { endOf, ownPriceRows, startOf } from '@tokenledger/pricing/testing';
import {
  addDecimal18,
  divideByCount,
  formatDecimal18,
  multiplyByCount,
  parseDecimal18,
  ZERO,
} from '@tokenledger/shared/money';

const ROWS = ownPriceRows();

interface Call {
  readonly seller: string;
  readonly model: string;
  readonly at: string;
  readonly inputTokens: number;
  /** `09:00` for the window that starts then; the whole day's price without it. */
  readonly window?: string;
}

/** The price as listed, of the highest tier that the call's input exceeds. */
function listed(call: Call, meter: string): string | undefined {
  const at = Date.parse(call.at);
  const applying = ROWS.filter(
    (row) =>
      row.provider === call.seller &&
      row.model === call.model &&
      row.meter === meter &&
      row.service_tier === '' &&
      row.window_start === (call.window ?? '') &&
      startOf(row) <= at &&
      at < endOf(row) &&
      call.inputTokens > Number(row.above_input_tokens || '-1'),
  );
  const highest = applying.toSorted(
    (left, right) => Number(right.above_input_tokens) - Number(left.above_input_tokens),
  )[0];
  return highest && `${highest.price} ${highest.currency}`;
}

/** What a call costs by the file, exactly. */
function costOf(call: Call, tokens: Readonly<Record<string, number>>): string {
  const lines = Object.entries(tokens).map(([meter, count]) => {
    const [price = ''] = (listed(call, meter) ?? '').split(' ');
    return multiplyByCount(divideByCount(parseDecimal18(price), 1_000_000), count);
  });
  return formatDecimal18(lines.reduce(addDecimal18, ZERO));
}

describe('spot prices', () => {
  const deepseek = { seller: 'deepseek', model: 'deepseek-v4-pro', inputTokens: 1_000 };

  it('bill DeepSeek by its dated changes, peak hours and holidays', () => {
    const launch = { ...deepseek, at: '2026-04-25T00:00:00Z' };
    const discounted = { ...deepseek, at: '2026-08-16T15:59:59Z' };
    const offPeak = { ...deepseek, at: '2026-08-16T16:00:00Z' };
    // 1.74 × (1 − 75 %) = 0.435; then half of the peak price, 1.32 ÷ 2 = 0.66
    expect([launch, discounted, offPeak].map((call) => listed(call, 'input'))).toEqual([
      '1.74 USD',
      '0.435 USD',
      '0.66 USD',
    ]);
    expect(listed({ ...offPeak, window: '09:00' }, 'input')).toBe('1.32 USD');

    const flash = { seller: 'deepseek-cn', model: 'deepseek-flash', inputTokens: 563 };
    const workday = { ...flash, at: '2026-10-09T10:00:00+08:00', window: '09:00' };
    const holiday = { ...flash, at: '2026-10-05T10:00:00+08:00', window: '09:00' };
    // 51 × 2 + 512 × 0.04 + 56 × 8 + 60 × 8 = 1050.48 yuan per million, and half of it on National Day
    const tokens = { input: 51, cacheRead: 512, output: 56, reasoning: 60 };
    expect(costOf(workday, tokens)).toBe('0.00105048');
    expect(costOf(holiday, tokens)).toBe('0.00052524');
  });

  it('leave out what nobody knows: the month in which DeepSeek V4 Pro may have been billed as Flash', () => {
    expect(listed({ ...deepseek, at: '2026-09-14T03:59:59Z' }, 'output')).toBe('1.98 USD');
    expect(listed({ ...deepseek, at: '2026-09-14T04:00:00Z' }, 'output')).toBeUndefined();
    expect(listed({ ...deepseek, at: '2026-10-16T16:00:00Z' }, 'output')).toBe('1.98 USD');
  });

  it('bill the whole call at the tier of its input', () => {
    const qwen = { seller: 'alibaba-cn', model: 'qwen3-max', at: '2026-11-01T00:00:00Z' };
    // 32,000 tokens are still the lower tier: 20,000 × 2.5 + 12,000 × 0.5 + 1,000 × 10 = 66,000 yuan per million
    expect(costOf({ ...qwen, inputTokens: 32_000 }, { input: 20_000, cacheRead: 12_000, output: 1_000 })).toBe('0.066');
    // one more and all of it is dearer: 20,001 × 4 + 12,000 × 0.8 + 1,000 × 16 = 105,604
    expect(costOf({ ...qwen, inputTokens: 32_001 }, { input: 20_001, cacheRead: 12_000, output: 1_000 })).toBe(
      '0.105604',
    );
    // Zhipu's upper tier begins at 32,000 itself: 32,000 × 6 + 100 × 22 = 194,200
    const glm = { seller: 'zhipuai', model: 'glm-5', at: '2026-11-01T00:00:00Z' };
    expect(costOf({ ...glm, inputTokens: 32_000 }, { input: 32_000, output: 100 })).toBe('0.1942');
  });

  it('leave out what a row cannot say: output priced by its own length, thinking priced apart', () => {
    const november = { at: '2026-11-01T00:00:00Z' };
    const doubao = { seller: 'volcengine', model: 'doubao-seed-1-8-25*', ...november };
    expect(listed({ ...doubao, inputTokens: 32_000 }, 'output')).toBeUndefined();
    expect(listed({ ...doubao, inputTokens: 32_001 }, 'output')).toBe('16 CNY');
    const qwenPlus = { seller: 'alibaba-cn', model: 'qwen-plus', inputTokens: 10, ...november };
    expect(listed(qwenPlus, 'output')).toBe('2 CNY');
    expect(listed(qwenPlus, 'reasoning')).toBeUndefined();
  });

  it.each([
    ['moonshotai-cn', 'kimi-k2.6', 'cacheRead', '1.1 CNY'],
    ['moonshotai', 'kimi-k3', 'cacheWrite1h', '6 USD'],
    ['minimax-cn', 'minimax-m2.7-highspeed', 'cacheWrite5m', '2.625 CNY'],
    ['alibaba', 'qwen3.8-flash', 'cacheRead', '0.016 USD'],
    ['zhipuai', 'glm-5.3-flash', 'input', '0.8 CNY'],
    ['baidu', 'ernie-4.5-turbo-128k', 'output', '3.2 CNY'],
    ['tencent', 'hunyuan-t1-latest', 'reasoning', '4 CNY'],
    ['stepfun', 'step-3.5-flash', 'input', '0.7 CNY'],
    ['siliconflow', 'qwen/qwen3.5-397b-a17b', 'output', '4.8 CNY'],
  ])('list %s %s %s at %s a million', (seller, model, meter, price) => {
    expect(listed({ seller, model, at: '2026-11-26T00:00:00Z', inputTokens: 1_000 }, meter)).toBe(price);
  });
});
