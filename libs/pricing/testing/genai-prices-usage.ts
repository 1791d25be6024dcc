import type { Quantities } from '@tokenledger/pricing/domain';

/** A usage block in the words of genai-prices: totals, and subsets that are contained in them. */
export type ContainedUsage = Readonly<Record<string, number | undefined>>;

/** Our exclusive meters as totals and subsets. */
export function toContainedUsage(quantities: Quantities): ContainedUsage {
  const of = (...meters: (keyof Quantities)[]) => meters.reduce((sum, meter) => sum + (quantities[meter] ?? 0), 0);
  const usage = {
    input_tokens: of(
      'input',
      'cacheRead',
      'cacheWrite5m',
      'cacheWrite1h',
      'audioInput',
      'audioCacheRead',
      'imageInput',
    ),
    cache_read_tokens: of('cacheRead', 'audioCacheRead'),
    cache_write_tokens: of('cacheWrite5m', 'cacheWrite1h'),
    cache_write_5m_tokens: of('cacheWrite5m'),
    cache_write_1h_tokens: of('cacheWrite1h'),
    input_audio_tokens: of('audioInput', 'audioCacheRead'),
    cache_audio_read_tokens: of('audioCacheRead'),
    input_image_tokens: of('imageInput'),
    output_tokens: of('output', 'reasoning', 'audioOutput', 'imageOutput'),
    output_reasoning_tokens: of('reasoning'),
    output_audio_tokens: of('audioOutput'),
    output_image_tokens: of('imageOutput'),
  };
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count > 0));
}

/**
 * Totals and subsets as exclusive meters. Cached images count as cached text, and video as text: the ledger has no
 * meters of their own for them.
 */
export function fromContainedUsage(usage: ContainedUsage): Quantities {
  const of = (key: string) => usage[key] ?? 0;
  const audioCacheRead = of('cache_audio_read_tokens');
  const audioInput = of('input_audio_tokens') - audioCacheRead;
  const imageInput = of('input_image_tokens') - of('cache_image_read_tokens');
  const cacheRead = of('cache_read_tokens') - audioCacheRead;
  const cacheWrite1h = of('cache_write_1h_tokens');
  const cacheWrite5m = Math.max(of('cache_write_tokens') - cacheWrite1h, of('cache_write_5m_tokens'));
  const otherInput = audioCacheRead + audioInput + imageInput + cacheRead + cacheWrite1h + cacheWrite5m;
  const reasoning = of('output_reasoning_tokens');
  const audioOutput = of('output_audio_tokens');
  const imageOutput = of('output_image_tokens');
  return {
    input: of('input_tokens') - otherInput,
    cacheRead,
    cacheWrite5m,
    cacheWrite1h,
    output: of('output_tokens') - reasoning - audioOutput - imageOutput,
    reasoning,
    audioInput,
    audioCacheRead,
    audioOutput,
    imageInput,
    imageOutput,
  };
}
