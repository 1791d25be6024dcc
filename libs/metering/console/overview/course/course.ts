import { Component, computed, inject, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  type ChartLink,
  COUNT,
  Language,
  moneyIn,
  Numbers,
  type Period,
  type PeriodOpened,
  type QuantityUnit,
  Segmented,
  TimeChart,
} from '@tokenledger/shared/ui';

import { OverviewCourseDocument } from '../../operations';
import { DIMENSION_ENUM } from '../../view/dimension-enum';
import { ViewState } from '../../view/view-state';
import { InputIssues } from '../input-issues';
import { MEASURES, OVERVIEW_DIMENSIONS, type OverviewDimension, type Step } from '../overview-address';
import { OverviewChoice } from '../overview-choice';
import { OverviewQuestion } from '../overview-question';
import { offeredSteps, STEP_ENUM } from '../overview-periods';
import { currencyShown } from '../spend-figures';
import { type CourseView, courseView, valueOfSeries } from './course-view';
import { daysOf, narrowerFilters, narrowerRange } from './narrowing';

/** Entities of a chart beside *Other*: as many as there are colours. */
const ENTITIES = 8;
/** As many as the API gives: nine groups in all periods that are offered are fewer. */
const MOST_ROWS = 10_000;

interface ShownCourse extends CourseView {
  readonly step: Step;
  readonly timeZone: string;
  readonly unit: QuantityUnit;
}

/** Spend over time by one dimension; it leads to what it is made of. */
@Component({
  selector: 'tl-overview-course',
  imports: [AnswerContent, AnswerView, AnswerWaiting, InputIssues, Segmented, TimeChart, TranslocoDirective],
  templateUrl: './course.html',
  styleUrl: './course.css',
})
export class Course {
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly numbers = inject(Numbers);
  private readonly organization = inject(CurrentOrganization);
  protected readonly state = inject(ViewState);
  protected readonly choice = inject(OverviewChoice);
  protected readonly question = inject(OverviewQuestion);
  protected readonly dimensions = OVERVIEW_DIMENSIONS;

  protected readonly step = this.question.step;
  protected readonly steps = computed(() => offeredSteps(this.state.range().days));
  protected readonly measures = computed(() => {
    this.language.tag();
    return MEASURES.map((value) => ({ value, text: this.say(`course.measures.${value}`) }));
  });
  protected readonly link = computed((): ChartLink => {
    this.language.tag();
    return {
      text: this.say('course.explore'),
      path: '/explore',
      query: { ...this.state.linkParams(), by: this.choice.by() },
    };
  });
  protected readonly answer = askApi(
    OverviewCourseDocument,
    () => ({
      input: {
        ...this.question.input(),
        granularity: STEP_ENUM[this.step()],
        groupBy: [DIMENSION_ENUM[this.choice.by()]],
        orderBy: this.choice.measure() === 'tokens' ? ('TOKENS' as const) : ('COST' as const),
        top: ENTITIES,
        limit: MOST_ROWS,
      },
    }),
    { everyMs: this.question.everyMs },
  );

  /**
   * The newest answer as it was asked for: while the next question is on its way, the old figures keep their own periods
   * and names.
   */
  protected readonly shown = linkedSignal<ShownCourse | undefined, ShownCourse | undefined>({
    source: () => (this.answer.isOutdated() ? undefined : this.toShow()),
    computation: (current, before) => current ?? before?.value,
  });

  protected chooseBy(event: Event): void {
    void this.choice.change({ by: (event.target as HTMLSelectElement).value as OverviewDimension });
  }

  protected chooseStep(event: Event): void {
    const value = (event.target as HTMLSelectElement).value;
    void this.choice.change({ step: value === '' ? undefined : (value as Step) });
  }

  /** A part of the chart becomes what is looked at; where that cannot be narrower, its calls open. */
  protected open({ period, series }: PeriodOpened): void {
    const [view, range, zone] = [this.state.view(), this.state.range(), this.state.timeZone()];
    const by = this.choice.by();
    const value = series === undefined ? undefined : valueOfSeries(series.id);
    const filters = narrowerFilters(view.filters, by, value);
    const narrower = narrowerRange(period, range, zone);
    if (narrower !== undefined) void this.state.change({ range: narrower, filters });
    else {
      void this.router.navigate(['/calls'], {
        queryParams: {
          ...this.state.linkParams(),
          range: null,
          ...daysOf(period, range, zone),
          ...(value === undefined ? {} : { [by]: value ?? '' }),
        },
      });
    }
  }

  protected zoom(period: Period): void {
    const narrower = narrowerRange(period, this.state.range(), this.state.timeZone());
    if (narrower !== undefined) void this.state.change({ range: narrower });
  }

  private toShow(): ShownCourse | undefined {
    const report = this.answer.value()?.spend;
    if (report?.__typename !== 'SpendReport') return undefined;
    this.language.tag();
    const [by, measure, step] = [this.choice.by(), this.choice.measure(), this.step()];
    const [range, compared, timeZone] = [this.state.range(), this.state.compared(), this.state.timeZone()];
    const currency = currencyShown(report.totals.cost, this.organization.value()?.reportingCurrency ?? 'USD');
    const view = courseView(
      report,
      { by, measure, step, timeZone, currency, range, compared },
      {
        rest: this.say('rest'),
        unknown: this.say(`unknown.${by}`),
        compared:
          compared === undefined ? '' : this.numbers.range({ start: compared.from, end: compared.to }, timeZone),
      },
    );
    return { ...view, step, timeZone, unit: measure === 'tokens' ? COUNT : moneyIn(currency) };
  }

  private say(key: string): string {
    return this.texts.translate<string>(`metering.overview.${key}`);
  }
}
