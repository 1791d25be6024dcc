import type { TenantId } from '@tokenledger/organization/domain';
import {
  type CommitmentPeriod,
  type ContractPosition,
  type ContractTerm,
  ModelNames,
  positionOfTerm,
  type SellerDirectory,
  type UsedAmount,
} from '@tokenledger/pricing/domain';
import { addDecimal18, type Decimal18, ZERO } from '@tokenledger/shared/money';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { localDay, startOfLocalDate } from '@tokenledger/shared/time';

import type { SpendReader, SpendRow } from '../spend/spend-report';

/** A term that is settled by period, and where it stands in the one that is asked for. */
export interface ContractStanding {
  readonly position: ContractPosition;
  /** First day of its period, and the first day after: days of the organisation's calendar. */
  readonly periodStart: string;
  readonly periodEnd: string;
  /** Calls of its scope whose cost is not known: neither free nor charged. */
  readonly unpricedCalls: bigint;
}

/** More sellers and models than any organisation has. */
const MOST_GROUPS = 10_000;

export interface StandingQuestion {
  readonly tenant: TenantId;
  readonly terms: readonly ContractTerm[];
  /** A moment within the periods that are asked for. */
  readonly at: Date;
  /** The organisation's. */
  readonly timeZone: string;
}

/**
 * Where an organisation stands in the running period of each term that is settled by period.
 *
 * It is worked out from sums by seller and model, read anew each time: no call carries a part of an allowance, so neither their
 * order nor a correction of one of them can leave a wrong position behind. A term that starts or ends within the period counts
 * the calls of its own days.
 */
export async function contractStandings(
  { tenant, terms, at, timeZone }: StandingQuestion,
  spend: SpendReader,
  sellers: SellerDirectory,
): Promise<readonly ContractStanding[]> {
  const standings: ContractStanding[] = [];
  for (const term of terms) {
    if (term.kind === 'discount' || at < term.validFrom || (term.validTo !== undefined && at >= term.validTo)) continue;
    const period = calendarPeriod(at, timeZone, term.kind === 'commitment' ? term.period : 'month');
    const start = startOfLocalDate(later(period.start, dayOf(term.validFrom)), timeZone);
    const end = startOfLocalDate(
      term.validTo === undefined ? period.end : earlier(period.end, dayOf(term.validTo)),
      timeZone,
    );
    const report = await spend.spend(tenant, {
      from: start,
      to: end,
      timeZone,
      granularity: 'total',
      groupBy: ['provider', 'model'],
      filter: {},
      limit: MOST_GROUPS,
    });
    if (report.truncated) throw new TooManyModels(tenant);
    const rows = report.rows.filter((row) => isOfTerm(row, term, sellers));
    standings.push({
      position: positionOfTerm(term, usedIn(rows)),
      periodStart: period.start,
      periodEnd: period.end,
      unpricedCalls: rows.reduce((sum, { unpriced }) => sum + unpriced.calls, 0n),
    });
  }
  return standings;
}

/** A sum of some of the models would pass for a position. */
class TooManyModels extends TokenLedgerError {
  constructor(tenant: TenantId) {
    super(`more than ${MOST_GROUPS} models: a position cannot be told`, {
      code: 'TOO_MANY_MODELS',
      retriable: false,
      facts: { tenant },
    });
  }
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

function isOfTerm({ group }: SpendRow, term: ContractTerm, sellers: SellerDirectory): boolean {
  const [provider, model] = group;
  if (term.provider !== '' && sellers.sellerOf(provider ?? undefined, undefined) !== term.provider) return false;
  if (term.model === '*') return true;
  return new ModelNames(new Map([[term.model, true]])).find((model ?? '').trim().toLowerCase()) === true;
}

/** By currency. Tokens of unpriced calls are left out, as their cost is. */
function usedIn(rows: readonly SpendRow[]): readonly UsedAmount[] {
  const used = new Map<string, { cost: Decimal18; tokens: bigint }>();
  for (const { cost, pricedTokens } of rows) {
    for (const { currency, amount } of cost) {
      const sum = used.get(currency) ?? { cost: ZERO, tokens: 0n };
      const tokens = pricedTokens.find((priced) => priced.currency === currency)?.tokens ?? 0n;
      used.set(currency, { cost: addDecimal18(sum.cost, amount), tokens: sum.tokens + tokens });
    }
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
