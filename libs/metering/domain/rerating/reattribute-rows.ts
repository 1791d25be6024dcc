import type { OwnerRules } from '@tokenledger/attribution/domain';

import { isUndecidable, ownReading } from '../booking/own-reading';
import { purposeOf } from '../booking/purpose';
import type { LedgerRow } from '../ledger/ledger-row';
import type { CallOwner } from '../ledger/usage-reading';
import type { RerateInput, Rerated } from './rerate-rows';
import { type ReratingFigure, ReratingFigures } from './rerating-figures';

export interface ReattributeInput extends Omit<RerateInput, 'book'> {
  readonly rules: OwnerRules;
}

/**
 * Brings rows to the attribution rules of now: who would be charged for what. A call that moves is told of twice, with whom it
 * leaves and with whom it comes to.
 *
 * Calls whose telemetry names an owner are never touched. One that the rules ask something of that was not kept stays as it
 * stands, and is counted as undecided. Running it over its own outcome changes nothing.
 */
export function reattributeRows({ rows, rules, closed, monthOf, version }: ReattributeInput): Rerated {
  const figures = new ReratingFigures();
  const changes: LedgerRow[] = [];
  let calls = 0;
  for (const row of rows) {
    const { rating, booked } = row;
    if (booked) calls += 1;
    const startedAtMs = Math.floor(row.reading.startedAtUs / 1000);
    const isClosed = closed.some(({ from, to }) => startedAtMs >= from.getTime() && startedAtMs < to.getTime());
    const was = chargedOf(row.reading.owner);
    if (isUndecidable(row.reading, rules)) {
      const place = { ...was, month: monthOf(startedAtMs), closed: isClosed };
      if (booked) figures.add({ ...place, undecided: true }, rating, rating);
      continue;
    }
    const reading = ownReading(row.reading, rules);
    if (isSameOwner(row.reading.owner, reading.owner)) continue;
    const is = chargedOf(reading.owner);
    const place = { month: monthOf(startedAtMs), closed: isClosed };
    if (booked && was.owner === is.owner && was.ownerLevel === is.ownerLevel) {
      figures.add({ ...place, ...is }, rating, rating);
    } else if (booked) {
      figures.addMove({ ...place, ...was }, rating, 'leaves');
      figures.addMove({ ...place, ...is }, rating, 'comes');
    }
    if (!isClosed) changes.push({ ...row, reading, purpose: purposeOf(reading), version });
  }
  return { changes, figures: figures.all, calls, booksBefore: [] };
}

/** Who is charged: the team, else the project, else the cost centre; an undefined owner is nobody. */
export function chargedOf({ values }: Pick<CallOwner, 'values'>): Pick<ReratingFigure, 'owner' | 'ownerLevel'> {
  if (values.team !== undefined) return { owner: values.team };
  if (values.project !== undefined) return { owner: values.project, ownerLevel: 'project' };
  return values.costCenter === undefined
    ? { owner: undefined }
    : { owner: values.costCenter, ownerLevel: 'costCenter' };
}

/**
 * Whether two owners say the same of a call. The revision of the rules is no part of it: it changes with every rule, whomever
 * that concerns, so a row names the revision that gave it its present owner first.
 */
function isSameOwner(left: CallOwner, right: CallOwner): boolean {
  return left === right || said(left) === said(right);
}

function said({ values, unallocatedReason, rule }: CallOwner): string {
  const { team, project, costCenter } = values;
  const labels = Object.entries(rule?.labels ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([team, project, costCenter, unallocatedReason, rule?.id, rule?.purpose, labels]);
}
