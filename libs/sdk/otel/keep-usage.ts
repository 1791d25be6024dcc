import type { SamplerDecision, SpanSampler } from './finished-span';

const NOT_RECORDED = 0;
const RECORDED = 1;

/**
 * Wraps a sampler so that a span it turns down is recorded without being sampled.
 *
 * A span that is not recorded never reaches any processor, so its cost would be lost. A recorded span without the sampled
 * flag reaches `UsageSpanProcessor`; OpenTelemetry's own batch and simple processors pass over it, and the flag that goes
 * out to other services is still "not sampled": what the host exports elsewhere does not change. The price is that
 * every span is now built in memory, sampled or not.
 */
export function keepUsage(sampler: SpanSampler): SpanSampler {
  return new UsageKeepingSampler(sampler);
}

export function keepsUsage(sampler: unknown): boolean {
  return sampler instanceof UsageKeepingSampler;
}

class UsageKeepingSampler implements SpanSampler {
  constructor(private readonly inner: SpanSampler) {}

  shouldSample(...request: Parameters<SpanSampler['shouldSample']>): SamplerDecision {
    const result = this.inner.shouldSample(...request);
    return result.decision === NOT_RECORDED ? { ...result, decision: RECORDED } : result;
  }

  toString(): string {
    return `KeepUsage{${this.inner.toString()}}`;
  }
}
