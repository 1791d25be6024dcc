import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  compareDecimals,
  moneyIn,
  Numbers,
  Skeleton,
  Sparkline,
} from '@tokenledger/shared/ui';

import { OverviewCourseDocument, OverviewMoversDocument } from '../../operations';
import { DIMENSION_ENUM } from '../../view/dimension-enum';
import { ViewState } from '../../view/view-state';
import { InputIssues } from '../input-issues';
import type { OverviewDimension } from '../overview-address';
import { OverviewChoice } from '../overview-choice';
import { periodsOf, STEP_ENUM } from '../overview-periods';
import { OverviewQuestion } from '../overview-question';
import { currencyShown } from '../spend-figures';
import { coursesOf, type Mover, moversView, type MoversView } from './movers-view';

/** As many as the API ranks by their change: with fewer groups nothing is missed. */
const LOOKED_THROUGH = 100;
const MOST_ROWS = 10_000;

interface ShownMovers extends MoversView {
  readonly by: OverviewDimension;
  readonly currency: string;
}

/** Whose spend grew and fell most against the compared range, and its course. */
@Component({
  selector: 'tl-overview-movers',
  imports: [AnswerContent, AnswerView, AnswerWaiting, InputIssues, RouterLink, Skeleton, Sparkline, TranslocoDirective],
  templateUrl: './movers.html',
  styleUrl: './movers.css',
})
export class Movers {
  private readonly organization = inject(CurrentOrganization);
  protected readonly numbers = inject(Numbers);
  protected readonly state = inject(ViewState);
  protected readonly choice = inject(OverviewChoice);
  private readonly question = inject(OverviewQuestion);

  /** Nothing is asked before: what the page answers first comes first. */
  readonly isAsked = input.required<boolean>();

  protected readonly answer = askApi(
    OverviewMoversDocument,
    () => {
      if (!this.isAsked() || this.state.compared() === undefined) return undefined;
      return {
        input: {
          ...this.question.input(),
          groupBy: [DIMENSION_ENUM[this.choice.by()]],
          orderBy: 'CHANGE' as const,
          top: LOOKED_THROUGH,
        },
      };
    },
    { everyMs: this.question.everyMs },
  );
  /** The newest answer with the dimension that it was asked by. */
  protected readonly shown = linkedSignal<ShownMovers | undefined, ShownMovers | undefined>({
    source: () => (this.answer.isOutdated() ? undefined : this.toShow()),
    computation: (current, before) => current ?? before?.value,
  });
  protected readonly lists = computed(() => {
    const shown = this.shown();
    return shown === undefined
      ? []
      : [
          { key: 'increases', movers: shown.increases },
          { key: 'decreases', movers: shown.decreases },
        ];
  });

  private readonly courses = askApi(OverviewCourseDocument, () => {
    const shown = this.shown();
    const values = [...(shown?.increases ?? []), ...(shown?.decreases ?? [])].map(({ value }) => value);
    if (shown === undefined || this.answer.isOutdated() || values.length === 0) return undefined;
    const { from, to, timeZone, filter } = this.question.input();
    return {
      input: {
        from,
        to,
        timeZone,
        filter: { ...filter, [shown.by]: values },
        granularity: STEP_ENUM[this.question.step()],
        groupBy: [DIMENSION_ENUM[shown.by]],
        limit: MOST_ROWS,
      },
    };
  });
  private readonly coursesByValue = computed(() => {
    const report = this.courses.value()?.spend;
    const shown = this.shown();
    if (report?.__typename !== 'SpendReport' || shown === undefined || this.courses.isOutdated()) return undefined;
    const asOf = new Date(report.freshness.asOf);
    const periods = periodsOf(this.state.range(), this.question.step(), this.state.timeZone(), asOf);
    return coursesOf(
      report.rows,
      periods.map(({ start }) => start),
      shown.currency,
    );
  });

  protected courseOf({ value, change }: Mover): readonly (string | null)[] | undefined {
    const courses = this.coursesByValue();
    if (courses === undefined) return undefined;
    return courses.get(value) ?? (change.kind === 'gone' ? ['0', '0'] : undefined);
  }

  /** Cents, as amounts under each other are read; three digits of what is below them, or in the thousands. */
  protected differenceOf({ change }: Mover, currency: string): string {
    const size = (change.absolute ?? '0').replace('-', '');
    const isInCents = compareDecimals(size, '0.01') >= 0 && compareDecimals(size, '1000') < 0;
    return this.numbers.difference(change, moneyIn(currency), isInCents ? 'full' : 'compact');
  }

  protected exactly({ change }: Mover, currency: string): string {
    return this.numbers.difference(change, moneyIn(currency), 'exact');
  }

  protected linkTo({ value }: Mover, by: OverviewDimension) {
    return { ...this.state.linkParams(), [by]: value ?? '' };
  }

  protected compare(): void {
    void this.state.change({ comparison: 'previous' });
  }

  private toShow(): ShownMovers | undefined {
    const report = this.answer.value()?.spend;
    if (report?.__typename !== 'SpendReport') return undefined;
    const costs = report.totals.cost;
    const currency = currencyShown(costs, this.organization.value()?.reportingCurrency ?? 'USD');
    return { ...moversView(report, currency), by: this.choice.by(), currency };
  }
}
