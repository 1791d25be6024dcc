import { DOCUMENT } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  CopyButton,
  EmptyState,
  Numbers,
  Skeleton,
} from '@tokenledger/shared/ui';

import {
  ExploreChartDocument,
  type ExploreChartQuery,
  ExploreTableDocument,
  type ExploreTableQuery,
  type SpendInput,
} from '../operations';
import { ContextBar } from '../view/context-bar';
import { DIMENSION_ENUM } from '../view/dimension-enum';
import type { ViewDimension } from '../view/view-address';
import { ViewState } from '../view/view-state';
import { ChartControls } from './chart-controls';
import { ExploreChart } from './explore-chart';
import { ExploreControls } from './explore-controls';
import { ExploreState } from './explore-state';
import { ExploreTable } from './explore-table';
import { ExploreWords, measureTitle } from './explore-words';
import { FigureStrip } from './figure-strip';
import { NotConverted } from '../view/not-converted';
import { currenciesOf } from './measure';
import { explainIssue, type Remedy } from './remedy';

/** As many as a chart can tell apart; the others are one entity more. */
const CHART_ENTITIES_SHOWN = 8;
/** Of rows, the API's most. */
const MOST_ROWS = 10_000;

/** Spend by any dimension and any other: a chart, a table and the way to the calls behind each figure. */
@Component({
  selector: 'tl-explore-page',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    ChartControls,
    ContextBar,
    CopyButton,
    EmptyState,
    ExploreChart,
    ExploreControls,
    ExploreTable,
    FigureStrip,
    NotConverted,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './explore.html',
  styleUrl: './explore.css',
})
export class Explore {
  private readonly document = inject(DOCUMENT);
  private readonly organization = inject(CurrentOrganization);
  private readonly words = inject(ExploreWords);
  protected readonly view = inject(ViewState);
  protected readonly state = inject(ExploreState);
  protected readonly numbers = inject(Numbers);

  protected readonly chartDimensions = computed((): readonly ViewDimension[] => {
    const { groupBy, entity } = this.state.shown();
    return entity === 'first' ? groupBy.slice(0, 1) : groupBy;
  });
  protected readonly table = askApi(ExploreTableDocument, () => ({
    input: this.question(this.state.shown().groupBy, this.state.shown().top),
  }));
  protected readonly chart = askApi(ExploreChartDocument, () =>
    this.state.shown().shape === 'none'
      ? undefined
      : { input: this.question(this.chartDimensions(), CHART_ENTITIES_SHOWN) },
  );

  /** Undefined before the first answer, and where the newest says that there can be none. */
  protected readonly report = computed(() => {
    const spend = this.table.value()?.spend;
    return spend?.__typename === 'SpendReport' ? spend : undefined;
  });
  /** There is nothing to draw or to count: one box says so, not three. */
  protected readonly isNothing = computed(() => {
    const answered = this.table.value();
    return answered !== undefined && this.report() !== undefined && this.hasNoTable(answered);
  });
  protected readonly currencies = computed((): readonly [string, ...string[]] => {
    const report = this.report();
    const reporting = this.organization.value()?.reportingCurrency ?? 'USD';
    const figures =
      report === undefined ? [] : [report.totals, ...(report.comparison === null ? [] : [report.comparison.totals])];
    const found = currenciesOf(figures, reporting);
    const chosen = this.state.shown().currency;
    const first = found.find((currency) => currency === chosen) ?? found[0] ?? reporting;
    return [first, ...found.filter((currency) => currency !== first)];
  });
  protected readonly currenciesOffered = computed(() => [...this.currencies()].sort());
  protected readonly issues = computed(() => {
    const spend = this.table.value()?.spend;
    if (spend?.__typename !== 'InvalidSpendInput') return [];
    return spend.issues.map((issue) => explainIssue(issue, this.view.view().filters));
  });
  protected readonly hasCalls = computed(() => this.organization.value()?.hasCalls !== false);
  protected readonly isFiltered = computed(() => this.view.view().filters.length > 0);
  protected readonly range = computed(() => {
    const { from, to } = this.view.range();
    return this.numbers.range({ start: from, end: to }, this.view.timeZone());
  });
  protected readonly compared = computed(() => {
    const compared = this.view.compared();
    if (compared === undefined) return undefined;
    return this.numbers.range({ start: compared.from, end: compared.to }, this.view.timeZone());
  });
  /** How sure the figures are, in sentences. */
  protected readonly doubts = computed((): readonly string[] => {
    const report = this.report();
    if (report === undefined) return [];
    const { calls, coverage } = report.totals;
    const share = (part: string) => this.numbers.share(part, calls);
    const count = (part: string) => this.numbers.count(part, 'exact');
    const { unpriced, unallocated } = coverage;
    const { pendingBuckets } = report.freshness;
    const sentences: readonly (readonly [boolean, string])[] = [
      [
        unpriced.calls !== '0',
        this.words.say('unpriced', { share: share(unpriced.calls), calls: count(unpriced.calls) }),
      ],
      [unallocated.calls !== '0', this.words.say('unallocated', { share: share(unallocated.calls) })],
      [
        report.possibleDuplicates.calls !== '0',
        this.words.say('duplicates', { calls: count(report.possibleDuplicates.calls) }),
      ],
      [pendingBuckets > 0, this.words.say('pending', { count: String(pendingBuckets) })],
      [this.view.range().isPartial, this.words.say('running')],
    ];
    return sentences.flatMap(([holds, text]) => (holds ? [text] : []));
  });
  protected readonly chartTitle = computed(() =>
    measureTitle(this.words, this.state.shown().measure, this.currencies()[0], this.chartDimensions()),
  );
  protected readonly link = computed(() => this.document.location.origin + this.state.path());

  protected readonly hasNoTable = ({ spend }: ExploreTableQuery) =>
    spend.__typename === 'SpendReport' && spend.rows.every(({ calls, previous }) => calls === '0' && previous === null);
  protected readonly hasNoChart = ({ spend }: ExploreChartQuery) =>
    spend.__typename === 'SpendReport' && spend.totals.calls === '0';

  protected asDate(instant: string): Date {
    return new Date(instant);
  }

  protected apply({ view = {}, explore = {} }: Remedy): void {
    void this.state.change(explore, view);
  }

  protected clearFilters(): void {
    void this.view.change({ filters: [] });
  }

  protected look90Days(): void {
    void this.view.change({ range: { preset: 'last90Days' } });
  }

  private question(groupBy: readonly ViewDimension[], top: number): SpendInput {
    const { granularity, order } = this.state.shown();
    const [{ from, to }, compared] = [this.view.range(), this.view.compared()];
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      timeZone: this.view.timeZone(),
      filter: this.view.filter(),
      compareWith: compared === undefined ? null : { from: compared.from.toISOString(), to: compared.to.toISOString() },
      groupBy: groupBy.map((dimension) => DIMENSION_ENUM[dimension]),
      granularity: GRANULARITY_ENUM[granularity],
      // Nothing is kept of groups where nothing is grouped.
      top: groupBy.length === 0 ? null : top,
      orderBy: ORDER_ENUM[order],
      limit: MOST_ROWS,
    };
  }
}

const GRANULARITY_ENUM = { total: 'TOTAL', hour: 'HOUR', day: 'DAY', week: 'WEEK', month: 'MONTH' } as const;
const ORDER_ENUM = { cost: 'COST', tokens: 'TOKENS', calls: 'CALLS', change: 'CHANGE' } as const;
