import type { Actor, TenantId } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { RatePeriod } from './rate-period';

/** One quoted exchange rate. */
export interface ExchangeRate {
  /** ISO 4217; 1 of it is `rate` of `to`, as the source quotes it. */
  readonly from: string;
  readonly to: string;
  readonly period: RatePeriod;
  readonly rate: Decimal18;
  /** Where it was read: a central bank, a treasury's notice, for a cross rate the two quotes it comes from. */
  readonly source: string;
}

/** Whose rates: one organisation's own, or (undefined) those of the installation. */
export type RateScope = TenantId | undefined;

export interface ScopedRate extends ExchangeRate {
  readonly tenant: RateScope;
}

/** What lines say about one pair and period, whatever they say. */
export function rateKey({ from, to, period }: Pick<ExchangeRate, 'from' | 'to' | 'period'>): string {
  return `${from}/${to} ${period}`;
}

/** What adding lines changes. A line is never edited: one with another rate or source takes its place. */
export interface RateChange {
  readonly added: readonly ExchangeRate[];
  /** Those of which another says the same pair and period now. */
  readonly superseded: readonly ExchangeRate[];
  readonly unchanged: number;
}

/** @param lines one for each pair and period at the most */
export function rateChange(known: readonly ExchangeRate[], lines: readonly ExchangeRate[]): RateChange {
  const byKey = new Map(known.map((line) => [rateKey(line), line]));
  const added: ExchangeRate[] = [];
  const superseded: ExchangeRate[] = [];
  let unchanged = 0;
  for (const line of lines) {
    const before = byKey.get(rateKey(line));
    if (before !== undefined && before.rate === line.rate && before.source === line.source) {
      unchanged += 1;
      continue;
    }
    added.push(line);
    if (before !== undefined) superseded.push(before);
  }
  return { added, superseded, unchanged };
}

/**
 * Where exchange rates are kept: which held when, and what was known when. A change of an organisation's own rates is in its
 * audit log together with the change. Every method throws where the store fails.
 */
export interface ExchangeRates {
  all(): Promise<readonly ScopedRate[]>;
  /** @param knownAt as they were known then; now by default */
  read(scope: RateScope, knownAt?: Date): Promise<readonly ExchangeRate[]>;
  /**
   * Adds lines to those that are there; all of them or none.
   * @param lines one for each pair and period at the most (`readRateLines`)
   * @param by who does it, for those who ask later
   */
  add(scope: RateScope, lines: readonly ExchangeRate[], by: Actor, at: Date): Promise<RateChange>;
  /** @returns false where no such rate is known */
  withdraw(scope: RateScope, rate: Pick<ExchangeRate, 'from' | 'to' | 'period'>, by: Actor, at: Date): Promise<boolean>;
  /** Changes whenever any rate does; cheap, so it may be asked often. */
  revision(): Promise<string>;
}
