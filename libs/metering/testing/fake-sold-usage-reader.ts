import type { SoldUsage, SoldUsageReader, SpendRange } from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import { ZERO } from '@tokenledger/shared/money';

/** One call of `gpt-4o` from OpenAI in March 2026 that cost nothing, in dollars. */
export function soldUsageOf(facts: Partial<SoldUsage> = {}): SoldUsage {
  return {
    provider: 'openai',
    serverAddress: undefined,
    model: 'gpt-4o',
    serviceTier: undefined,
    firstAtMs: Date.UTC(2026, 2, 10, 12),
    currency: 'USD',
    calls: 1n,
    cost: ZERO,
    tokens: 0n,
    ...facts,
  };
}

/** Answers every tenant with what it was given for it, and keeps what was asked. */
export class FakeSoldUsageReader implements SoldUsageReader {
  readonly asked: { readonly tenant: TenantId; readonly range: SpendRange }[] = [];
  private readonly given = new Map<TenantId, readonly SoldUsage[]>();

  give(tenant: TenantId, ...sold: readonly SoldUsage[]): void {
    this.given.set(tenant, sold);
  }

  soldUsage(tenant: TenantId, range: SpendRange): Promise<readonly SoldUsage[]> {
    this.asked.push({ tenant, range });
    return Promise.resolve(this.given.get(tenant) ?? []);
  }
}
