import { changeBetween, type Numbers } from '@tokenledger/shared/ui';

import type { NamedUnitFragment, SpendByUnitQuery, UnitFiguresFragment } from '../operations';
import { costIn } from '../overview/spend-figures';

export type UnitReport = Extract<SpendByUnitQuery['spendByUnit'], { __typename: 'UnitSpendReport' }>;
export type UnitLine = UnitReport['lines'][number];

/** What lines and totals have in common. */
interface UnitPart {
  /** Decimal text. */
  readonly share: string | null;
  readonly spend: UnitFiguresFragment;
  readonly previous: UnitFiguresFragment | null;
}

/** A line as the table shows it. */
export interface UnitRow {
  readonly id: string;
  /** Undefined for calls that no line stands for. */
  readonly unit: NamedUnitFragment | undefined;
  readonly cost: string;
  /** Decimal text; null where nothing has a price although calls should. */
  readonly exactCost: string | null;
  readonly calls: string;
  readonly tokens: string;
  readonly share: string;
  /** Width of the bar, in percent of the longest. */
  readonly barPercent: number;
  readonly change: { readonly kind: ReturnType<typeof changeBetween>['kind']; readonly percent: string };
  readonly unpricedCalls: string;
  readonly line: UnitLine | undefined;
}

interface Telling {
  readonly numbers: Numbers;
  readonly currency: string;
  readonly longest: number;
}

export function unitRows(report: UnitReport, numbers: Numbers, currency: string): readonly UnitRow[] {
  const parts = [...report.lines, report.direct, ...(report.rest === null ? [] : [report.rest])];
  // Widths of bars only: a share says no more than a number can hold.
  const longest = Math.max(0, ...parts.map(({ share }) => Number(share ?? 0)));
  const telling = { numbers, currency, longest };
  const lines = report.lines.map((line) => ({
    ...rowOf(telling, `${line.unit.kind} ${line.unit.id}`, line),
    unit: line.unit,
    line,
  }));
  return [
    ...lines,
    ...(report.rest === null ? [] : [rowOf(telling, 'rest', report.rest)]),
    ...(report.direct.spend.calls === '0' && (report.direct.previous?.calls ?? '0') === '0'
      ? []
      : [rowOf(telling, 'direct', report.direct)]),
  ];
}

export function totalRow(report: UnitReport, numbers: Numbers, currency: string): UnitRow {
  return rowOf({ numbers, currency, longest: 0 }, 'total', report.total);
}

function rowOf({ numbers, currency, longest }: Telling, id: string, { spend, previous, share }: UnitPart): UnitRow {
  const cost = costIn(spend, currency);
  const change = changeBetween(cost, previous === null ? null : costIn(previous, currency));
  return {
    id,
    unit: undefined,
    line: undefined,
    cost: numbers.money(cost, currency, 'column'),
    exactCost: cost,
    calls: numbers.count(spend.calls),
    tokens: numbers.count(spend.tokens.total),
    share: share === null ? numbers.percent(null) : numbers.share(share, '1'),
    barPercent: longest === 0 ? 0 : (Number(share ?? 0) / longest) * 100,
    change: { kind: change.kind, percent: numbers.differencePercent(change) },
    unpricedCalls: spend.coverage.unpriced.calls,
  };
}
