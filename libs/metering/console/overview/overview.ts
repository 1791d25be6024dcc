import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import { AnswerContent, AnswerView, AnswerWaiting, HelpButton, Numbers } from '@tokenledger/shared/ui';

import { OverviewHeadlineDocument } from '../operations';
import { ContextBar } from '../view/context-bar';
import { NotConverted } from '../view/not-converted';
import { ViewState } from '../view/view-state';
import { Course } from './course/course';
import { EmptyRange } from './empty/empty-range';
import { rangeUpTo } from './empty/range-up-to';
import { FirstCall } from './first-call/first-call';
import { Headline } from './headline/headline';
import { headlineView } from './headline/headline-view';
import { InputIssues } from './input-issues';
import { Movers } from './movers/movers';
import { OverviewQuestion } from './overview-question';
import { Rankings } from './rankings/rankings';

/** Are we on plan, what moved, and who: the answer to all three before any click. */
@Component({
  selector: 'tl-overview-page',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    ContextBar,
    Course,
    EmptyRange,
    FirstCall,
    Headline,
    HelpButton,
    InputIssues,
    Movers,
    NotConverted,
    Rankings,
    TranslocoDirective,
  ],
  templateUrl: './overview.html',
  styleUrl: './overview.css',
})
export class Overview {
  private readonly organization = inject(CurrentOrganization);
  private readonly question = inject(OverviewQuestion);
  protected readonly numbers = inject(Numbers);
  protected readonly state = inject(ViewState);

  protected readonly headline = askApi(OverviewHeadlineDocument, () => ({ input: this.question.input() }), {
    everyMs: this.question.everyMs,
  });
  private readonly report = computed(() => {
    const spend = this.headline.value()?.spend;
    return spend?.__typename === 'SpendReport' ? spend : undefined;
  });
  protected readonly totals = computed(() => this.report()?.totals);
  protected readonly view = computed(() => {
    const report = this.report();
    return report === undefined
      ? undefined
      : headlineView(report, this.organization.value()?.reportingCurrency ?? 'USD');
  });
  protected readonly freshness = computed(() => {
    const freshness = this.report()?.freshness;
    return freshness === undefined
      ? undefined
      : { asOf: new Date(freshness.asOf), pendingBuckets: freshness.pendingBuckets };
  });
  /** What costs more to ask waits until the headline is there, or cannot be had. */
  protected readonly isHeadlineSettled = computed(
    () => this.headline.value() !== undefined || this.headline.failure() !== undefined,
  );
  protected readonly isEmpty = computed(() => this.report()?.totals.calls === '0');
  protected readonly isFirstCallAwaited = computed(
    () => this.organization.value()?.hasCalls === false && this.isEmpty(),
  );
  /** Period and comparison, in days. */
  protected readonly rangeText = computed(() => {
    const { from, to } = this.state.range();
    return this.numbers.range({ start: from, end: to }, this.state.timeZone());
  });
  protected readonly comparedText = computed(() => {
    const compared = this.state.compared();
    if (compared === undefined) return undefined;
    return this.numbers.range({ start: compared.from, end: compared.to }, this.state.timeZone());
  });

  /** The first call has come: the overview shows its day. */
  protected showFirstCall(at: Date): void {
    const organization = this.organization.value();
    if (organization !== undefined) this.organization.set({ ...organization, hasCalls: true });
    void this.state.change({ range: rangeUpTo(at, 1, this.state.timeZone()) });
  }
}
