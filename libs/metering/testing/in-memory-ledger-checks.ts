import {
  type AnswerShapes,
  type AvoidedCount,
  type AvoidedCounts,
  AVOIDED_REASONS,
  BASELINE_DAYS,
  callRefOf,
  type ChecksRequest,
  type ComparedCost,
  type CurrencyAmount,
  differenceOf,
  groupRowsByCall,
  type LedgerChecks,
  type LedgerRow,
  MOST_DISAGREEING_CALLS,
  MOST_REPORTED_GROUPS,
  MOST_UNINSTRUMENTED_GROUPS,
  type Observer,
  OUTSIDE_OBSERVERS,
  type OutsideObserver,
  type ReportedCosts,
  type RowsOfCall,
  seenCallOf,
  type ServedModels,
  SIDES_OF_AVOIDED,
  type SumOfRows,
  tokenTotalsOf,
  type UninstrumentedSpend,
} from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import { addDecimal18, type Decimal18, ZERO } from '@tokenledger/shared/money';

import { dimensionOf, passes } from './ledger-rows';
import { isWholeAnswer, modelAnswersOf } from './model-answers';

const DAY_MS = 86_400_000;

/** Rows as they stand, one array; nothing is ever undecided. */
export class InMemoryLedgerChecks implements LedgerChecks {
  readonly asked: { readonly tenant: TenantId; readonly request: ChecksRequest }[] = [];
  protected readonly rows: LedgerRow[] = [];
  private failure: Error | undefined;

  add(...rows: readonly LedgerRow[]): void {
    this.rows.push(...rows);
  }

  /** Every question from now on is answered with the error. */
  failWith(error: Error): void {
    this.failure = error;
  }

  avoidedCounts(tenant: TenantId, request: ChecksRequest): Promise<AvoidedCounts> {
    const groups = groupRowsByCall(this.rows.filter(({ reading }) => reading.tenant === tenant));
    const belongs = (row: LedgerRow): boolean => {
      const booking = bookingOf(row, groups);
      return booking !== undefined && passes(booking, request.filter);
    };
    const avoided = (all: readonly LedgerRow[]): AvoidedCounts => {
      const rows = Object.keys(request.filter).length === 0 ? all : all.filter(belongs);
      return { counts: countsOf(rows), pendingBuckets: 0 };
    };
    return this.answer(tenant, request, avoided, { ...request, filter: {} });
  }

  reportedCosts(tenant: TenantId, request: ChecksRequest): Promise<ReportedCosts> {
    return this.answer(tenant, request, (rows) => {
      const reported = rows.filter(
        ({ booked, bookingReason, reading }) =>
          booked && bookingReason !== 'container-rest' && reading.reportedCost !== undefined,
      );
      const pairs = reported.flatMap((row) => {
        const { rating, reading } = row;
        if (rating.status !== 'priced' || reading.reportedCost?.currency !== rating.currency) return [];
        const cost = { currency: rating.currency, reported: reading.reportedCost.amount, booked: rating.effectiveCost };
        const origin = {
          provider: dimensionOf(row, 'provider'),
          model: dimensionOf(row, 'model'),
          dialect: reading.dialect,
        };
        return [{ row, origin, cost }];
      });
      const groups = [...groupBy(pairs, ({ cost, origin }) => JSON.stringify([cost.currency, origin])).values()]
        .flatMap((members) => members.slice(0, 1).map(({ origin }) => ({ ...origin, ...compared(members) })))
        .sort((left, right) => Number(sizeOf(differenceOf(right)) - sizeOf(differenceOf(left))));
      const disagreeing = pairs
        .filter(({ cost }) => cost.reported !== cost.booked)
        .sort((left, right) => Number(sizeOf(differenceOf(right.cost)) - sizeOf(differenceOf(left.cost))));
      const byCurrency = groupBy(disagreeing, ({ cost }) => cost.currency);
      return {
        totals: [...groupBy(pairs, ({ cost }) => cost.currency).values()].map(compared),
        groups: groups.slice(0, MOST_REPORTED_GROUPS),
        truncated: groups.length > MOST_REPORTED_GROUPS,
        largest: [...byCurrency.keys()].sort().flatMap((currency) =>
          (byCurrency.get(currency) ?? []).slice(0, MOST_DISAGREEING_CALLS).map(({ row, origin, cost }) => ({
            call: callRefOf(row),
            startedAt: new Date(Math.floor(row.reading.startedAtUs / 1000)),
            ...origin,
            ...cost,
          })),
        ),
        otherCurrencyCalls: BigInt(
          reported.filter(
            ({ rating, reading }) => rating.status === 'priced' && rating.currency !== reading.reportedCost?.currency,
          ).length,
        ),
        withoutPriceCalls: BigInt(reported.filter(({ rating }) => rating.status !== 'priced').length),
        pendingBuckets: 0,
      };
    });
  }

  uninstrumentedSpend(tenant: TenantId, request: ChecksRequest): Promise<UninstrumentedSpend> {
    return this.answer(tenant, request, (rows) => {
      const outside = rows.filter(({ booked, reading }) => booked && isOutside(reading.observer));
      const groupsOfCalls = groupRowsByCall(this.rows.filter(({ reading }) => reading.tenant === tenant));
      const only = outside.filter((row) => {
        const seen = seenCallOf(groupsOfCalls, callRefOf(row));
        return seen?.readings.every(({ reading }) => isOutside(reading.observer)) === true;
      });
      const figures = (calls: readonly LedgerRow[]) => {
        const { tokens, cost, unpricedRows } = sumOf(calls);
        return { calls: BigInt(calls.length), tokens, cost, unpricedCalls: unpricedRows };
      };
      const groups = [...groupBy(only, (row) => JSON.stringify(originOf(row))).values()].flatMap((calls) => {
        const [first] = calls;
        if (first === undefined) return [];
        return [{ ...figures(calls), ...originOf(first), ...seenBetween(calls) }];
      });
      return {
        total: figures(only),
        groups: groups.sort((left, right) => Number(right.calls - left.calls)).slice(0, MOST_UNINSTRUMENTED_GROUPS),
        truncated: groups.length > MOST_UNINSTRUMENTED_GROUPS,
        outsideCalls: BigInt(outside.length),
        pendingBuckets: 0,
      };
    });
  }

  servedModels(tenant: TenantId, request: ChecksRequest): Promise<ServedModels> {
    return this.answer(tenant, request, (rows) => {
      const named = rows.flatMap((row) => {
        const { requestModel: requested, responseModel: served } = row.reading;
        return row.booked && requested !== undefined && served !== undefined ? [{ row, requested, served }] : [];
      });
      const differ = named.filter(({ requested, served }) => requested !== served);
      const pairs = [...groupBy(differ, ({ requested, served }) => JSON.stringify([requested, served])).values()];
      return {
        pairs: pairs
          .flatMap((members) => {
            const [first] = members;
            if (first === undefined) return [];
            const calls = members.map(({ row }) => row);
            const { tokens, cost } = sumOf(calls);
            const { requested, served, row } = first;
            const provider = row.reading.provider ?? null;
            return [{ provider, requested, served, calls: BigInt(calls.length), tokens, cost, ...seenBetween(calls) }];
          })
          .sort((left, right) => Number(right.calls - left.calls)),
        truncated: false,
        comparedCalls: BigInt(named.length),
        pendingBuckets: 0,
      };
    });
  }

  answerShapes(tenant: TenantId, request: ChecksRequest): Promise<AnswerShapes> {
    const from = new Date(request.from.getTime() - BASELINE_DAYS * DAY_MS);
    const shapes = (rows: readonly LedgerRow[]): AnswerShapes => ({
      models: modelAnswersOf(rows.filter(isWholeAnswer), request),
      truncated: false,
      pendingBuckets: 0,
    });
    return this.answer(tenant, request, shapes, { ...request, from });
  }

  protected answer<T>(
    tenant: TenantId,
    request: ChecksRequest,
    from: (rows: readonly LedgerRow[]) => T,
    read: ChecksRequest = request,
  ): Promise<T> {
    this.asked.push({ tenant, request });
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const rows = this.rows.filter((row) => {
      const startedAtMs = row.reading.startedAtUs / 1000;
      if (row.reading.tenant !== tenant || !passes(row, read.filter)) return false;
      return startedAtMs >= read.from.getTime() && startedAtMs < read.to.getTime();
    });
    return Promise.resolve(from(rows));
  }
}

/** The row that says whose a row is and of which model: what is booked of its call, or, where nothing is, itself. */
function bookingOf(row: LedgerRow, groups: readonly RowsOfCall[]): LedgerRow | undefined {
  if (row.bookingReason !== 'seen-by-several' && row.bookingReason !== 'container') return row;
  const booking = seenCallOf(groups, callRefOf(row))?.booking;
  return row.bookingReason === 'container' ? (booking ?? row) : booking;
}

function countsOf(rows: readonly LedgerRow[]): readonly AvoidedCount[] {
  return AVOIDED_REASONS.flatMap((reason) => {
    const ofSide = (side: 'reported' | 'booked') =>
      rows.filter(({ bookingReason }) => {
        if (bookingReason === 'sole-reading') return false;
        const sides = SIDES_OF_AVOIDED[bookingReason];
        return sides.reason === reason && sides.side === side;
      });
    const [reported, booked] = [ofSide('reported'), ofSide('booked')];
    if (reported.length + booked.length === 0) return [];
    const ids = new Set(reported.map(({ reading }) => reading.callId));
    const calls = BigInt(reason === 'seen-by-several' ? booked.length : ids.size);
    return [{ reason, calls, reported: sumOf(reported), booked: sumOf(booked) } satisfies AvoidedCount];
  });
}

function seenBetween(calls: readonly LedgerRow[]) {
  const startedAtMs = calls.map(({ reading }) => Math.floor(reading.startedAtUs / 1000));
  return { firstSeen: new Date(Math.min(...startedAtMs)), lastSeen: new Date(Math.max(...startedAtMs)) };
}

function isOutside(observer: Observer): observer is OutsideObserver {
  return (OUTSIDE_OBSERVERS as readonly Observer[]).includes(observer);
}

function originOf({ reading }: LedgerRow) {
  return {
    observer: reading.observer as OutsideObserver,
    provider: reading.provider ?? null,
    workspace: reading.workspace ?? null,
    apiKey: reading.apiKey ?? null,
  };
}

interface Pair {
  readonly cost: { readonly currency: string; readonly reported: Decimal18; readonly booked: Decimal18 };
}

function compared(pairs: readonly Pair[]): ComparedCost {
  return {
    currency: pairs[0]?.cost.currency ?? '',
    calls: BigInt(pairs.length),
    reported: pairs.reduce<Decimal18>((sum, { cost }) => addDecimal18(sum, cost.reported), ZERO),
    booked: pairs.reduce<Decimal18>((sum, { cost }) => addDecimal18(sum, cost.booked), ZERO),
    reportedMore: BigInt(pairs.filter(({ cost }) => cost.reported > cost.booked).length),
    bookedMore: BigInt(pairs.filter(({ cost }) => cost.reported < cost.booked).length),
  };
}

function sumOf(rows: readonly LedgerRow[]): SumOfRows {
  return {
    rows: BigInt(rows.length),
    tokens: rows.reduce((sum, { reading }) => sum + tokenTotalsOf(reading.usage.quantities).total, 0n),
    cost: costOfRows(rows),
    unpricedRows: BigInt(rows.filter(({ rating }) => rating.status === 'unpriced').length),
  };
}

/** By currency, in its order. */
export function costOfRows(rows: readonly LedgerRow[]): readonly CurrencyAmount[] {
  const amounts = new Map<string, Decimal18>();
  for (const { rating } of rows) {
    if (rating.status !== 'priced') continue;
    amounts.set(rating.currency, addDecimal18(amounts.get(rating.currency) ?? ZERO, rating.effectiveCost));
  }
  return [...amounts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, amount]) => ({ currency, amount }));
}

export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
