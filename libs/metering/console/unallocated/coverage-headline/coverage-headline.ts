import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  type ChartLink,
  Figure,
  moneyIn,
  Numbers,
  PERCENT,
  Segmented,
  Skeleton,
  TimeChart,
} from '@tokenledger/shared/ui';

import { OwnerCoverageDocument, type OwnerCoverageQuery, type UnknownShare } from '../../operations';
import { InputIssues } from '../../overview/input-issues';
import { automaticStep, STEP_ENUM } from '../../overview/overview-periods';
import { currencyShown } from '../../overview/spend-figures';
import { ViewState } from '../../view/view-state';
import { injectWords } from '../../view/words';
import { type CoverageCourse, coverageCourse, coverageFigures, COURSES, type CourseShown } from '../coverage-view';
import { reasonName, whyShareUnknown } from '../reason-words';

interface ShownCourse extends CoverageCourse {
  readonly step: ReturnType<typeof automaticStep>;
  readonly timeZone: string;
}

/** How much has an owner, against the compared range, and what nobody owns day by day. */
@Component({
  selector: 'tl-coverage-headline',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    Figure,
    InputIssues,
    Segmented,
    Skeleton,
    TimeChart,
    TranslocoDirective,
  ],
  templateUrl: './coverage-headline.html',
  styleUrl: './coverage-headline.css',
})
export class CoverageHeadline {
  private readonly router = inject(Router);
  private readonly organization = inject(CurrentOrganization);
  private readonly words = injectWords();
  private readonly numbers = inject(Numbers);
  protected readonly state = inject(ViewState);
  protected readonly percent = PERCENT;

  /** How often a running range is asked for again. */
  readonly everyMs = input.required<() => number | undefined>();

  protected readonly step = computed(() => automaticStep(this.state.range().days));
  protected readonly answer = askApi(
    OwnerCoverageDocument,
    () => {
      const [{ from, to }, compared] = [this.state.range(), this.state.compared()];
      return {
        input: {
          ...{ from: from.toISOString(), to: to.toISOString(), filter: this.state.filter() },
          ...{ timeZone: this.state.timeZone(), granularity: STEP_ENUM[this.step()] },
          ...(compared === undefined
            ? {}
            : { compareWith: { from: compared.from.toISOString(), to: compared.to.toISOString() } }),
        },
      };
    },
    { everyMs: () => this.everyMs()() },
  );
  private readonly report = computed(() => reportIn(this.answer.value()));
  protected readonly issues = computed(() => {
    const answered = this.answer.value()?.ownerCoverage;
    return answered?.__typename === 'InvalidSpendInput' ? answered.issues : [];
  });
  private readonly currency = computed(() =>
    currencyShown(this.report()?.total.unallocated.cost ?? [], this.organization.value()?.reportingCurrency ?? 'USD'),
  );
  protected readonly money = computed(() => moneyIn(this.currency()));
  protected readonly figures = computed(() => {
    const report = this.report();
    return report && coverageFigures(report, this.currency());
  });
  /** Calls of nobody are in no unit: whoever sees some sees no course of them. */
  protected readonly isLimited = computed(() => this.report()?.total.ofCalls.unknownBecause === 'LIMITED_TO_UNITS');
  /** Where all had an owner in both ranges there is no course to show. */
  protected readonly hasCourse = computed(() => {
    const report = this.report();
    const totals = [report?.total, report?.comparison?.total];
    return !this.isLimited() && totals.some((total) => total !== undefined && total.unallocated.calls !== '0');
  });
  protected readonly comparedText = computed(() => {
    const compared = this.state.compared();
    return compared && this.numbers.range({ start: compared.from, end: compared.to }, this.state.timeZone());
  });

  /** In the address: a link shows what its sender saw. */
  protected readonly shown = computed(
    (): CourseShown => COURSES.find((one) => one === this.state.params()['course']) ?? 'money',
  );
  protected readonly courses = computed(() =>
    COURSES.map((value) => ({ value, text: this.words(`metering.unallocated.course.${value}`) })),
  );
  protected readonly link = computed((): ChartLink => ({
    text: this.words('metering.unallocated.explore'),
    path: '/explore',
    query: { ...this.state.linkParams(), by: 'unallocatedReason', per: this.step(), 'not.unallocatedReason': '' },
  }));
  /** While the next question is on its way, the old figures keep their own periods and names. */
  protected readonly course = linkedSignal<ShownCourse | undefined, ShownCourse | undefined>({
    source: () => (this.answer.isOutdated() ? undefined : this.toShow()),
    computation: (current, before) => current ?? before?.value,
  });

  protected choose(shown: CourseShown): void {
    void this.router.navigate([], {
      queryParams: { course: shown === 'money' ? null : shown },
      queryParamsHandling: 'merge',
    });
  }

  protected whyUnknown(because: UnknownShare | null): string {
    return whyShareUnknown(because, this.words);
  }

  private toShow(): ShownCourse | undefined {
    const report = this.report();
    if (report === undefined) return undefined;
    const [step, timeZone] = [this.step(), this.state.timeZone()];
    const question = { step, timeZone, range: this.state.range(), compared: this.state.compared() };
    const course = coverageCourse(
      report,
      { ...question, shown: this.shown(), currency: this.currency() },
      {
        owned: this.words('metering.unallocated.owned'),
        compared: this.comparedText() ?? '',
        reasonOf: (reason) => reasonName(reason, this.words),
      },
    );
    return { ...course, step, timeZone };
  }
}

function reportIn(answered: OwnerCoverageQuery | undefined) {
  const report = answered?.ownerCoverage;
  return report?.__typename === 'OwnerCoverage' ? report : undefined;
}
