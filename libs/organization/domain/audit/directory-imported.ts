import type { InPortions } from '@tokenledger/shared/portions';

import {
  type Allowance,
  type DayRange,
  type DaysChange,
  type DirectoryPlan,
  type DirectoryUnit,
  type Placement,
  planSummary,
  type UnitRef,
} from '../directory';
import type { Actor } from './actor';
import type { AuditDraft } from './audit-entry';
import { auditedLinesOf } from './audited-lines';
import type { CanonicalValue } from './canonical-json';

/**
 * How much of each kind of unit changed, and the lines before and after: how many, the first of them, a digest. What was
 * new has no line before, and what is gone has none after.
 * @returns undefined where the plan changes nothing
 */
export function* directoryImported(plan: DirectoryPlan, by: Actor, at: Date): InPortions<AuditDraft | undefined> {
  const { units, placements, allowances, ended, removed } = plan;
  if (units.length + placements.length + allowances.length + removed.length === 0) return undefined;
  const changed = (yield* planSummary(plan)).map((counts) => ({ ...counts }));
  const before = yield* linesOf(plan, 'before');
  const after = yield* linesOf(plan, 'after');
  return {
    at,
    actor: by,
    action: 'directory.imported',
    subject: { kind: 'directory', id: 'directory' },
    before,
    after: {
      changed,
      ...after,
      ended: yield* auditedLinesOf(ended, unitText),
      removed: yield* auditedLinesOf(removed, unitText),
    },
  };
}

function* linesOf({ units, placements, allowances }: DirectoryPlan, side: 'before' | 'after') {
  const words = units.flatMap((change) => change[side] ?? []);
  return {
    units: yield* auditedLinesOf(words, wordsOf),
    placements: yield* auditedLinesOf(withDays(placements, side), ({ unit, [side]: days }) => ({
      unit: unitText(unit),
      days: days.map(placementText),
    })),
    allowances: yield* auditedLinesOf(withDays(allowances, side), ({ unit, [side]: days }) => ({
      unit: unitText(unit),
      days: days.map(allowanceText),
    })),
  };
}

function withDays<T extends DayRange>(changes: readonly DaysChange<T>[], side: 'before' | 'after') {
  return changes.filter((change) => change[side].length > 0);
}

function wordsOf({ kind, id, name, externalId, owners, aliases }: DirectoryUnit): CanonicalValue {
  return { kind, id, name, externalId, owners, aliases };
}

function placementText({ parent, from, until }: Placement): CanonicalValue {
  return { parent: unitText(parent), from, until };
}

function allowanceText({ monthlyTokens, from, until }: Allowance): CanonicalValue {
  return { monthlyTokens, from, until };
}

function unitText({ kind, id }: UnitRef): string {
  return `${kind} ${id}`;
}
