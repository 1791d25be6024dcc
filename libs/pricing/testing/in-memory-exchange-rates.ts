import type { Actor, AppendAudit } from '@tokenledger/organization/domain';
import {
  type ExchangeRate,
  type ExchangeRates,
  exchangeRatesChanged,
  type RateChange,
  rateChange,
  rateKey,
  type RateScope,
  type ScopedRate,
} from '@tokenledger/pricing/domain';

interface KeptRate extends ScopedRate {
  readonly recordedAt: Date;
  supersededAt?: Date;
}

/** Exchange rates of a test; keeps the contract that those in PostgreSQL keep. */
export class InMemoryExchangeRates implements ExchangeRates {
  private readonly kept: KeptRate[] = [];
  private changes = 0;

  constructor(private readonly audit: AppendAudit<undefined> = () => Promise.resolve()) {}

  all(): Promise<readonly ScopedRate[]> {
    return Promise.resolve(
      this.kept
        .filter(({ supersededAt }) => supersededAt === undefined)
        .map((line) => ({ ...toRate(line), tenant: line.tenant })),
    );
  }

  read(scope: RateScope, knownAt?: Date): Promise<readonly ExchangeRate[]> {
    return Promise.resolve(this.known(scope, knownAt).map(toRate).toSorted(byKey));
  }

  async add(scope: RateScope, lines: readonly ExchangeRate[], by: Actor, at: Date): Promise<RateChange> {
    const change = rateChange(this.known(scope).map(toRate), lines);
    this.supersede(scope, change.superseded, at);
    for (const line of change.added) this.kept.push({ ...line, tenant: scope, recordedAt: at });
    if (change.added.length > 0) {
      this.changes += 1;
      if (scope !== undefined) await this.audit(undefined, scope, exchangeRatesChanged(change, by, at));
    }
    return change;
  }

  async withdraw(
    scope: RateScope,
    rate: Pick<ExchangeRate, 'from' | 'to' | 'period'>,
    by: Actor,
    at: Date,
  ): Promise<boolean> {
    const superseded = this.known(scope)
      .map(toRate)
      .filter((known) => rateKey(known) === rateKey(rate));
    if (superseded.length === 0) return false;
    this.supersede(scope, superseded, at);
    this.changes += 1;
    if (scope !== undefined) {
      await this.audit(undefined, scope, exchangeRatesChanged({ added: [], superseded }, by, at));
    }
    return true;
  }

  revision(): Promise<string> {
    return Promise.resolve(String(this.changes));
  }

  private known(scope: RateScope, knownAt?: Date): readonly KeptRate[] {
    return this.kept.filter(({ tenant, recordedAt, supersededAt }) => {
      if (tenant !== scope) return false;
      if (knownAt === undefined) return supersededAt === undefined;
      return recordedAt <= knownAt && (supersededAt === undefined || knownAt < supersededAt);
    });
  }

  private supersede(scope: RateScope, rates: readonly Pick<ExchangeRate, 'from' | 'to' | 'period'>[], at: Date) {
    const gone = new Set(rates.map(rateKey));
    const lines = this.known(scope).filter((line) => gone.has(rateKey(line)));
    for (const line of lines) (line as KeptRate).supersededAt = at;
  }
}

function toRate({ from, to, period, rate, source }: ExchangeRate): ExchangeRate {
  return { from, to, period, rate, source };
}

function byKey(left: ExchangeRate, right: ExchangeRate): number {
  return rateKey(left) < rateKey(right) ? -1 : 1;
}
