import type {
  DirtyBuckets,
  Freshness,
  OwnedSpend,
  OwnedSpendQuestion,
  OwnedSpendReader,
  OwnedSpendRow,
} from '@tokenledger/metering/domain';
import type { LedgerScope } from '@tokenledger/organization/domain';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';

import type { TenantCalendar } from '../rollup/bucket-roller';
import { decodeFigures, decodeFreshness, type StoredSpendRow } from './decode-spend-rows';
import { namesOf, ownedSpendQuery } from './owned-spend-query';

/** Answers what names spent from the coarsest rollup that can answer it exactly, with one query. */
export class ClickHouseOwnedSpendReader implements OwnedSpendReader {
  constructor(
    private readonly clickhouse: Pick<ClickHouse, 'query'>,
    private readonly dirtyBuckets: Pick<DirtyBuckets, 'countPending'>,
    private readonly calendar: TenantCalendar,
  ) {}

  async ownedSpend(scope: LedgerScope, question: OwnedSpendQuestion): Promise<OwnedSpend> {
    const { from, to } = question;
    const timeZone = await this.calendar.timeZoneOf(scope.tenant);
    const [stored, pending] = await Promise.all([
      this.clickhouse.query<StoredSpendRow>(ownedSpendQuery(scope, question, timeZone)),
      this.dirtyBuckets.countPending(scope.tenant, from.getTime() / 1000, to.getTime() / 1000),
    ]);
    return { rows: stored.map((row) => decodeRow(row, question)), freshness: freshnessOf(stored, pending) };
  }
}

function decodeRow(row: StoredSpendRow, question: OwnedSpendQuestion): OwnedSpendRow {
  const named = namesOf(question).flatMap((name, index) => {
    const value = row[`name_${index}`];
    return value === '' ? [] : [[name, String(value)]];
  });
  return {
    names: Object.fromEntries(named) as OwnedSpendRow['names'],
    stretch: new Date(Number(row['stretch']) * 1000),
    inCompared: isCompared(row),
    figures: decodeFigures(row, ''),
  };
}

function isCompared(row: StoredSpendRow): boolean {
  return Number(row.in_previous) === 1;
}

function freshnessOf(stored: readonly StoredSpendRow[], pendingBuckets: number): Freshness {
  const ofRange = stored.filter((row) => !isCompared(row)).map((row) => decodeFreshness(row, '', pendingBuckets));
  const newest = (dates: readonly (Date | undefined)[]) =>
    dates.reduce((one, other) => (one === undefined || (other !== undefined && other > one) ? other : one), undefined);
  return {
    newestCallAt: newest(ofRange.map(({ newestCallAt }) => newestCallAt)),
    newestArrivalAt: newest(ofRange.map(({ newestArrivalAt }) => newestArrivalAt)),
    pendingBuckets,
  };
}
