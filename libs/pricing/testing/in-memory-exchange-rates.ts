import {
  type ExchangeRate,
  type ExchangeRates,
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

  add(scope: RateScope, lines: readonly ExchangeRate[], _by: string, at: Date): Promise<RateChange> {
    const change = rateChange(this.known(scope).map(toRate), lines);
    this.supersede(scope, change.superseded, at);
    for (const line of change.added) this.kept.push({ ...line, tenant: scope, recordedAt: at });
    if (change.added.length > 0) this.changes += 1;
    return Promise.resolve(change);
  }

  withdraw(
    scope: RateScope,
    rate: Pick<ExchangeRate, 'from' | 'to' | 'period'>,
    _by: string,
    at: Date,
  ): Promise<boolean> {
    const found = this.supersede(scope, [rate], at) > 0;
    if (found) this.changes += 1;
    return Promise.resolve(found);
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
    return lines.length;
  }
}

function toRate({ from, to, period, rate, source }: ExchangeRate): ExchangeRate {
  return { from, to, period, rate, source };
}

function byKey(left: ExchangeRate, right: ExchangeRate): number {
  return rateKey(left) < rateKey(right) ? -1 : 1;
}
