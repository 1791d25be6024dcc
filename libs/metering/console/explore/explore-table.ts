import { Component, computed, inject, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { localDay } from '@tokenledger/shared/time';
import { DataTable, Numbers, Segmented, TableCell, type TableColumn, type TableSort } from '@tokenledger/shared/ui';

import type { SpendDimension } from '../operations';
import { DIMENSION_ENUM } from '../view/dimension-enum';
import { VIEW_DIMENSIONS, type ViewDimension } from '../view/view-address';
import { additionOf } from './additions';
import { type Layout, LAYOUTS } from './explore-address';
import { daysFrom, ExploreState } from './explore-state';
import { ExploreWords, measureTitle } from './explore-words';
import { figureColumns } from './figure-columns';
import { type AmountMeasure, isAmount } from './measure';
import { axisLengthOf } from './period-axis';
import { periodColumn, pivotColumns, pivotOf, type PivotRow } from './pivot';
import { type ExploreRow, rowsOf, tallyOf, type TableReport } from './table-rows';

/** The groups with all their figures, or the measure by period and group. */
@Component({
  selector: 'tl-explore-table',
  imports: [DataTable, RouterLink, Segmented, TableCell, TranslocoDirective],
  templateUrl: './explore-table.html',
  styleUrl: './explore-table.css',
})
export class ExploreTable {
  protected readonly state = inject(ExploreState);
  protected readonly words = inject(ExploreWords);
  private readonly numbers = inject(Numbers);

  readonly report = input.required<TableReport>();
  /** Those that occur, the one that is drawn first. */
  readonly currencies = input.required<readonly [string, ...string[]]>();

  protected readonly keyOf = ({ key }: { readonly key: string }) => key;
  protected readonly isRest = ({ group }: ExploreRow) => group.isRest;

  protected readonly dimensions = computed(() => this.report().groupBy.map((dimension) => DIMENSION_OF[dimension]));
  protected readonly rows = computed(() => rowsOf(this.report()));
  /** What shares and changes are of: ratios have no shares, so cost stands in for them. */
  private readonly amount = computed((): AmountMeasure => {
    const { measure } = this.state.shown();
    return isAmount(measure) ? measure : 'cost';
  });
  protected readonly length = computed(() => axisLengthOf(this.report().granularity));
  protected readonly layouts = computed(() =>
    LAYOUTS.map((value) => ({ value, text: this.words.say(`layout.${value}`) })),
  );
  protected readonly pivot = computed(() => {
    const [length, report] = [this.length(), this.report()];
    const { layout, measure } = this.state.shown();
    if (length === undefined || layout === 'rows' || report.groupBy.length === 0) return undefined;
    const [currency] = this.currencies();
    const pivot = pivotOf(report, this.rows(), length, measure, currency);
    const { words, numbers } = this;
    return { pivot, columns: pivotColumns({ pivot, report, length, measure, currency, words, numbers }) };
  });
  protected readonly columns = computed((): readonly TableColumn<ExploreRow>[] => {
    const { words, numbers } = this;
    const [report, length] = [this.report(), this.length()];
    return [
      ...(length === undefined ? [] : [periodColumn<ExploreRow>(report, length, words, numbers)]),
      ...(this.dimensions().length === 0 && length === undefined ? [this.everythingColumn()] : []),
      ...this.dimensions().map((dimension, at) => this.dimensionColumn(dimension, at)),
      ...figureColumns({ report, words, numbers, currencies: this.currencies(), amount: this.amount() }),
    ];
  });
  /** Keys of the columns not shown; undefined: those that are optional. */
  protected readonly hidden = computed(() => {
    const shown = this.state.shown().columns;
    if (shown === undefined) return undefined;
    return new Set(this.columns().flatMap(({ key }) => (shown.includes(key) ? [] : [key])));
  });

  protected readonly title = computed(() => {
    const names = this.dimensions().map((dimension) => this.words.dimension(dimension));
    if (this.pivot() !== undefined) {
      const [currency] = this.currencies();
      return measureTitle(this.words, this.state.shown().measure, currency, this.dimensions());
    }
    if (names.length === 0) return this.words.say('everything');
    return this.words.say('groupsBy', { names: this.words.list(names) });
  });
  /** `Top 20 of 1,245 groups`. */
  protected readonly tally = computed(() => {
    const { count, shown, hasRest, gone } = tallyOf(this.report());
    if (this.dimensions().length === 0) return undefined;
    const groups = hasRest
      ? this.words.say('topOf', {
          shown: this.numbers.count(String(shown), 'exact'),
          count: this.numbers.count(count, 'exact'),
        })
      : this.words.say(count === '1' ? 'oneGroup' : 'allGroups', { count: this.numbers.count(count, 'exact') });
    return gone === 0 ? groups : `${groups} · ${this.words.say('goneGroups', { count: String(gone) })}`;
  });
  protected readonly totalsOf = computed(() => {
    const { groupCount } = this.report();
    return this.dimensions().length === 0 || groupCount === '1'
      ? this.words.say('total')
      : this.words.say('totalOf', { count: this.numbers.count(groupCount, 'exact') });
  });
  /** Why a column of money does not add up as it is read; undefined where it does. */
  protected readonly addition = computed(() => {
    if (this.rows().length < 2 && !this.report().truncated) return undefined;
    const [currency] = this.currencies();
    const addition = additionOf(this.report(), currency, (amount) => this.numbers.rounded(amount, currency));
    if (addition.kind === 'exact') return undefined;
    // Beside a table of tokens a note on money is noise; that rows are missing matters everywhere.
    const { measure } = this.state.shown();
    if (addition.kind === 'rounding' && this.pivot() !== undefined && measure !== 'cost') return undefined;
    if (addition.kind === 'truncated') {
      const missing = this.numbers.money(addition.missing, currency);
      return this.words.say('truncated', { rows: this.numbers.count(String(this.rows().length), 'exact'), missing });
    }
    return this.words.say('rounding', { sum: this.numbers.money(addition.ofCells, currency) });
  });
  protected readonly csvName = computed(() => {
    const { from, to, timeZone } = this.report();
    const lastDay = localDay(new Date(new Date(to).getTime() - 1), timeZone);
    const by = this.dimensions().length === 0 ? [] : ['by', ...this.dimensions()];
    const [length, { measure }] = [this.length(), this.state.shown()];
    const what = this.pivot() === undefined ? ['spend'] : [measure];
    const parts = [...what, ...by, ...(length === undefined ? [] : [`per-${length}`])];
    return `${parts.join('-')}_${localDay(new Date(from), timeZone)}_${lastDay}`;
  });

  protected nameOf(row: ExploreRow, at: number): string | null {
    return row.group.values[at] ?? null;
  }

  protected countOf({ figures }: ExploreRow): string {
    return this.numbers.count(figures.calls, 'exact');
  }

  protected restName(): string {
    const { count, shown } = tallyOf(this.report());
    const others = (BigInt(count) - BigInt(shown)).toString();
    return this.words.say('restOf', { count: this.numbers.count(others, 'exact') });
  }

  protected callsParams(row: ExploreRow): Params {
    if (this.length() === undefined) return this.state.callsParams(this.dimensions(), row.group);
    return this.state.callsParams(this.dimensions(), row.group, this.daysOf(row));
  }

  protected periodParams(row: PivotRow | ExploreRow): Params {
    return this.state.periodParams(this.daysOf(row), [], undefined);
  }

  protected chooseLayout(layout: Layout): void {
    void this.state.change({ layout });
  }

  protected chooseSort(sort: TableSort | undefined): void {
    void this.state.change({ sort });
  }

  protected chooseHidden(hidden: ReadonlySet<string> | undefined): void {
    const columns = this.columns().flatMap(({ key }) => (hidden === undefined || hidden.has(key) ? [] : [key]));
    void this.state.change({ columns });
  }

  private daysOf({ period: { start, end } }: PivotRow | ExploreRow) {
    const { timeZone } = this.report();
    return daysFrom(localDay(start, timeZone), localDay(new Date(end.getTime() - 1), timeZone));
  }

  private everythingColumn(): TableColumn<ExploreRow> {
    const name = this.words.say('everything');
    return { key: 'everything', header: name, text: () => name };
  }

  /** What is not known stays an empty field in a file: no name is empty, and a team may be called "not known". */
  private dimensionColumn(dimension: ViewDimension, at: number): TableColumn<ExploreRow> {
    const name = (row: ExploreRow) => (row.group.isRest ? (at === 0 ? this.restName() : '') : this.nameOf(row, at));
    return {
      key: dimension,
      header: this.words.heading(dimension),
      text: (row) => name(row) ?? this.words.say('notKnown'),
      exact: (row) => name(row) ?? undefined,
      sortBy: (row) => name(row) ?? undefined,
    };
  }
}

const DIMENSION_OF = Object.fromEntries(
  VIEW_DIMENSIONS.map((dimension) => [DIMENSION_ENUM[dimension], dimension]),
) as Readonly<Record<SpendDimension, ViewDimension>>;
