import { type Directory, localDay, type LocalDay, SCOPE_KINDS } from '@tokenledger/organization/domain';
import { localDay as localDayOf, startOfLocalDate } from '@tokenledger/shared/time';

import type { SpendRange } from '../spend/spend-report';

interface Ranges extends SpendRange {
  readonly compareWith: SpendRange | undefined;
}

/** First instants of the stretches of days, from the earlier range's start on, in which nothing that owns rows is moved. */
export function stretchesOf(directory: Directory, timeZone: string, { from, to, compareWith }: Ranges): Date[] {
  const start = compareWith !== undefined && compareWith.from < from ? compareWith.from : from;
  const end = compareWith !== undefined && compareWith.to > to ? compareWith.to : to;
  const [first, last] = [start, end].map((at) => localDay(localDayOf(at, timeZone))) as [LocalDay, LocalDay];
  const changes = new Set<LocalDay>();
  for (const { unit, from: begins, until: ends } of directory.content.placements) {
    if (!SCOPE_KINDS.some((kind) => kind === unit.kind)) continue;
    for (const day of [begins, ends]) if (day !== undefined && day > first && day <= last) changes.add(day);
  }
  return [start, ...[...changes].sort().map((day) => startOfLocalDate(day, timeZone))];
}
