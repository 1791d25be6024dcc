import type { TenantId } from '@tokenledger/organization/domain';
import {
  type CommitmentPeriod,
  type ContractPosition,
  type ContractTerm,
  type PriceBook,
  positionOfTerm,
  scopeFilterOf,
  type SellerDirectory,
  type SoldCall,
  type UsedAmount,
  withListedSeller,
} from '@tokenledger/pricing/domain';
import { addDecimal18, type Decimal18, ZERO } from '@tokenledger/shared/money';
import { localDay, startOfLocalDate } from '@tokenledger/shared/time';

import type { SpendRange } from '../spend/spend-report';
import type { SoldUsage, SoldUsageReader } from './sold-usage';

/** A term that is settled by period, and where it stands in the one that is asked for. */
export interface ContractStanding {
  readonly position: ContractPosition;
  /** First day of its period, and the first day after: days of the organisation's calendar. */
  readonly periodStart: string;
  readonly periodEnd: string;
  /** Calls of its scope whose cost is not known: neither free nor charged. */
  readonly unpricedCalls: bigint;
}

export interface StandingQuestion {
  readonly tenant: TenantId;
  readonly terms: readonly ContractTerm[];
  /** A moment within the periods that are asked for. */
  readonly at: Date;
  /** The organisation's. */
  readonly timeZone: string;
}

/** What tells whose calls a term is about. */
export interface StandingSources {
  readonly usage: SoldUsageReader;
  /** Of now: it says who sold a call, as for its rating. */
  readonly book: PriceBook;
  readonly sellers: SellerDirectory;
}

/**
 * Where an organisation stands in the running period of each term that is settled by period.
 *
 * It is worked out from sums by seller, host and model, read anew each time: no call carries a part of an allowance, so neither
 * their order nor a correction of one of them can leave a wrong position behind. Whose calls they are is told as for their
 * rating, by the host that was dialled before the name that was reported. A term that starts or ends within the period counts the
 * calls of its own days.
 */
export async function contractStandings(
  { tenant, terms, at, timeZone }: StandingQuestion,
  { usage, book, sellers }: StandingSources,
): Promise<readonly ContractStanding[]> {
  const standings: ContractStanding[] = [];
  const read = readOnce(async (range) => {
    const sold = await usage.soldUsage(tenant, range);
    return sold.map((one) => ({ ...one, call: soldCallOf(tenant, one, book, sellers) }));
  });
  for (const term of terms) {
    if (term.kind === 'discount' || at < term.validFrom || (term.validTo !== undefined && at >= term.validTo)) continue;
    const period = calendarPeriod(at, timeZone, term.kind === 'commitment' ? term.period : 'month');
    const start = startOfLocalDate(later(period.start, dayOf(term.validFrom)), timeZone);
    const end = startOfLocalDate(
      term.validTo === undefined ? period.end : earlier(period.end, dayOf(term.validTo)),
      timeZone,
    );
    const isOfTerm = scopeFilterOf(withListedSeller(term, sellers));
    const its = (await read({ from: start, to: end })).filter(({ call }) => isOfTerm(call));
    standings.push({
      position: positionOfTerm(term, usedIn(its)),
      periodStart: period.start,
      periodEnd: period.end,
      unpricedCalls: its.reduce((sum, { currency, calls }) => (currency === undefined ? sum + calls : sum), 0n),
    });
  }
  return standings;
}

/** Several terms have the same period. */
function readOnce<T>(read: (range: SpendRange) => Promise<T>): (range: SpendRange) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (range) => {
    const key = `${range.from.getTime()}-${range.to.getTime()}`;
    const reading = known.get(key) ?? read(range);
    known.set(key, reading);
    return reading;
  };
}

/** By its price, which says who sold it; where nothing prices it, by host and name alone. */
function soldCallOf(tenant: TenantId, sold: SoldUsage, book: PriceBook, sellers: SellerDirectory): SoldCall {
  const { provider, model, serverAddress, serviceTier, firstAtMs } = sold;
  const price = book.priceFor(tenant, {
    provider,
    model,
    atMs: firstAtMs,
    inputTokens: 0,
    ...(serviceTier !== undefined && { serviceTier }),
    ...(serverAddress !== undefined && { serverAddress }),
  });
  const name = model.trim().toLowerCase();
  if (price === undefined) return { seller: sellers.sellerOf(provider, serverAddress), models: [name] };
  return { seller: price.provider, models: [name, price.model.toLowerCase()] };
}

/** First day of a calendar period that holds an instant, and the first day after it: `YYYY-MM-DD`. */
export function calendarPeriod(
  at: Date,
  timeZone: string,
  period: CommitmentPeriod,
): { readonly start: string; readonly end: string } {
  const [year = 0, month = 1] = localDay(at, timeZone).split('-').map(Number);
  const months = { month: 1, quarter: 3, year: 12 }[period];
  const first = Math.floor((month - 1) / months) * months;
  const dayOfMonth = (place: number): string => new Date(Date.UTC(year, place, 1)).toISOString().slice(0, 10);
  return { start: dayOfMonth(first), end: dayOfMonth(first + months) };
}

/** By currency. Calls without a price are left out, with their tokens. */
function usedIn(sold: readonly SoldUsage[]): readonly UsedAmount[] {
  const used = new Map<string, { cost: Decimal18; tokens: bigint }>();
  for (const { currency, cost, tokens } of sold) {
    if (currency === undefined) continue;
    const sum = used.get(currency) ?? { cost: ZERO, tokens: 0n };
    used.set(currency, { cost: addDecimal18(sum.cost, cost), tokens: sum.tokens + tokens });
  }
  return [...used]
    .map(([currency, sum]) => ({ currency, ...sum }))
    .sort((left, right) => (left.currency < right.currency ? -1 : 1));
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function later(left: string, right: string): string {
  return left > right ? left : right;
}

function earlier(left: string, right: string): string {
  return left < right ? left : right;
}
