import type { TenantId } from '@tokenledger/organization/domain';
import { type Decimal18, multiplyRounded } from '@tokenledger/shared/money';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { BUCKET_SECONDS, localDay } from '@tokenledger/shared/time';

import { rateIdOf, RateTable } from './rate-table';

/** What of an organisation decides how its amounts are converted. */
export interface ReportingSettings {
  /** IANA; the zone whose days are the organisation's: a call is converted at the rate of its own day there. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** How amounts of one currency become amounts of an organisation's reporting currency, on one of its days. */
export type ReportingRate =
  | { readonly state: 'same-currency'; readonly currency: string }
  | {
      readonly state: 'converted';
      readonly currency: string;
      readonly rate: Decimal18;
      /** Names source, pair, period, and whether the quote was inverted. */
      readonly rateId: string;
    }
  | {
      readonly state: 'no-rate';
      /** The currency that was wanted. */
      readonly currency: string;
      /** Pair and day for which somebody has to enter a rate: `CNY/USD 2026-03-10`. */
      readonly missing: string;
    };

/** An amount in the organisation's reporting currency, or why there is none. */
export type Conversion =
  | (Exclude<ReportingRate, { readonly state: 'no-rate' }> & { readonly cost: Decimal18 })
  | Extract<ReportingRate, { readonly state: 'no-rate' }>;

/** Converts into reporting currencies. */
export interface Reporting {
  /** Names the rates; changes whenever any of them does. May be empty where there are none. */
  readonly revision: string;
  /** The same with what an organisation reports in. */
  revisionFor(tenant: TenantId): string;
  /** Whether the organisation was there when the rates were loaded. */
  knows(tenant: TenantId): boolean;
  /**
   * @param atMs start of the call, Unix milliseconds
   * @throws OrganisationNotLoaded (retriable) for an organisation that was made a moment ago
   */
  reportingRate(tenant: TenantId, currency: string, atMs: number): ReportingRate;
}

/** Rounded once, to the nearest 10^-18: the row's rate times its cost gives the row's amount again. */
export function convert(cost: Decimal18, rate: ReportingRate): Conversion {
  if (rate.state === 'no-rate') return rate;
  return { ...rate, cost: rate.state === 'same-currency' ? cost : multiplyRounded(cost, rate.rate) };
}

/** An organisation that is not among those the rates were loaded for; the next load has it. */
export class OrganisationNotLoaded extends TokenLedgerError {
  constructor(tenant: TenantId) {
    super(`the reporting currency of ${tenant} is not known yet`, {
      code: 'ORGANISATION_NOT_LOADED',
      retriable: true,
      facts: { tenant },
    });
  }
}

const BUCKET_MS = BUCKET_SECONDS * 1000;
const MAX_REMEMBERED = 50_000;

/** Exchange rates and the organisations that report by them. Asked for every call: what a day gives is worked out once. */
export class ReportingRates implements Reporting {
  private readonly remembered = new Map<string, ReportingRate>();

  /** @param revisionOf names the rates that one organisation may use; what others enter for themselves does not change it */
  constructor(
    readonly revision: string,
    private readonly table: RateTable,
    private readonly organisations: ReadonlyMap<TenantId, ReportingSettings>,
    private readonly revisionOf: (tenant: TenantId) => string = () => revision,
  ) {}

  revisionFor(tenant: TenantId): string {
    const settings = this.organisations.get(tenant);
    const rates = this.revisionOf(tenant);
    return settings === undefined ? rates : `${rates} ${settings.currency} ${settings.timeZone}`;
  }

  knows(tenant: TenantId): boolean {
    return this.organisations.has(tenant);
  }

  reportingRate(tenant: TenantId, currency: string, atMs: number): ReportingRate {
    const settings = this.organisations.get(tenant);
    if (settings === undefined) throw new OrganisationNotLoaded(tenant);
    if (currency === settings.currency) return { state: 'same-currency', currency };
    // A quarter hour lies in one day of every zone, and telling it costs no calendar.
    const key = `${tenant} ${currency} ${Math.floor(atMs / BUCKET_MS)}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    const rate = this.lookUp(tenant, currency, settings, atMs);
    this.remembered.set(key, rate);
    return rate;
  }

  private lookUp(tenant: TenantId, from: string, settings: ReportingSettings, atMs: number): ReportingRate {
    const { currency, timeZone } = settings;
    const day = localDay(new Date(atMs), timeZone);
    const found = this.table.find(tenant, from, currency, day);
    if (found === undefined) return { state: 'no-rate', currency, missing: `${from}/${currency} ${day}` };
    return { state: 'converted', currency, rate: found.rate, rateId: rateIdOf(found) };
  }
}
