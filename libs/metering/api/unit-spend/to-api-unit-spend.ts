import {
  type ComparedSpend,
  reportedSpend,
  type SpendFigures,
  type ToldUnit,
  type UnitLine,
  type UnitSpend,
  type UnitSpendRequest,
} from '@tokenledger/metering/domain';

import { shareOf } from '../spend/share-of';
import { toApiFreshness, toApiSpendFigures } from '../spend/to-api-spend-report';
import type { SpendUnitKind } from './unit-spend-input';
import type { ComparedSpendType, SpendUnitType, UnitSpendLineType, UnitSpendReportType } from './unit-spend-types';

/**
 * @param asOf when the report was made
 * @param currency what the organisation reports in
 */
export function toApiUnitSpend(
  { from, to }: UnitSpendRequest,
  report: UnitSpend,
  asOf: Date,
  currency: string,
): UnitSpendReportType {
  const { rest } = report;
  const compared = (part: ComparedSpend): ComparedSpendType => toApiCompared(part, report.total.spend, currency);
  const line = ({ unit, own, hasBelow, names, days, isOnlyNamedThere, ...part }: UnitLine): UnitSpendLineType => ({
    ...compared(part),
    unit: toApiUnit(unit),
    own: toApiSpendFigures(own, currency),
    hasBelow,
    names: [...names],
    days: days.map((one) => ({ from: one.from ?? null, until: one.until ?? null })),
    isOnlyNamedThere,
  });
  return {
    from,
    to,
    path: report.path.map(toApiUnit),
    total: compared(report.total),
    direct: compared(report.direct),
    lines: report.lines.map(line),
    rest: rest === undefined ? null : { ...compared(rest), lineCount: rest.lineCount },
    moves: report.moves.map((move) => ({
      day: move.day,
      unit: toApiUnit(move.unit),
      from: toApiUnit(move.from),
      to: toApiUnit(move.to),
    })),
    isDirectoryEmpty: report.isDirectoryEmpty,
    freshness: toApiFreshness(report.freshness, asOf),
  };
}

function toApiCompared({ spend, previous }: ComparedSpend, whole: SpendFigures, currency: string): ComparedSpendType {
  const amountOf = (figures: SpendFigures): bigint => reportedSpend(figures, currency).cost.amount;
  return {
    spend: toApiSpendFigures(spend, currency),
    previous: previous === undefined ? null : toApiSpendFigures(previous, currency),
    share: shareOf(amountOf(spend), amountOf(whole)),
  };
}

function toApiUnit({ kind, id, name, isInDirectory }: ToldUnit): SpendUnitType {
  return { kind: kind as SpendUnitKind, id, name, isInDirectory };
}
