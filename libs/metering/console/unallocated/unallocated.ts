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
  CsvDownload,
  EmptyState,
  Numbers,
  Skeleton,
} from '@tokenledger/shared/ui';

import { UnallocatedSpendDocument, type UnallocatedSpendQuery } from '../operations';
import { InputIssues } from '../overview/input-issues';
import { currencyShown } from '../overview/spend-figures';
import { ContextBar } from '../view/context-bar';
import { NotConverted } from '../view/not-converted';
import { ViewState } from '../view/view-state';
import { injectWords } from '../view/words';
import { CauseList } from './cause-list/cause-list';
import { causesCsv, type UnallocatedReport } from './cause-rows';
import { CoverageHeadline } from './coverage-headline/coverage-headline';
import { reasonName } from './reason-words';
import { ReasonList } from './reason-list/reason-list';

/** Causes that are told one by one; the rest is told as one. */
const CAUSES = 50;
/** A running range grows: its figures are asked for again after so long. */
const REFRESH_MS = 60_000;

/** What nobody owns, why, and what would mend it; how much has an owner, and since when. */
@Component({
  selector: 'tl-unallocated-page',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    CauseList,
    ContextBar,
    CoverageHeadline,
    EmptyState,
    InputIssues,
    NotConverted,
    ReasonList,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './unallocated.html',
  styleUrl: './unallocated.css',
})
export class Unallocated {
  private readonly files = inject(CsvDownload);
  private readonly organization = inject(CurrentOrganization);
  private readonly words = injectWords();
  protected readonly view = inject(ViewState);
  protected readonly numbers = inject(Numbers);

  protected readonly everyMs = () => (this.view.range().isPartial ? REFRESH_MS : undefined);
  protected readonly answer = askApi(
    UnallocatedSpendDocument,
    () => {
      const { from, to } = this.view.range();
      return {
        input: { from: from.toISOString(), to: to.toISOString(), filter: this.view.filter(), first: CAUSES },
      };
    },
    { everyMs: this.everyMs },
  );
  protected readonly report = computed(() => reportIn(this.answer.value()));
  protected readonly issues = computed(() => {
    const answered = this.answer.value()?.unallocatedSpend;
    return answered?.__typename === 'InvalidSpendInput' ? answered.issues : [];
  });
  protected readonly currency = computed(() =>
    currencyShown(this.report()?.total.cost ?? [], this.organization.value()?.reportingCurrency ?? 'USD'),
  );
  protected readonly range = computed(() => {
    const { from, to } = this.view.range();
    return this.numbers.range({ start: from, end: to }, this.view.timeZone());
  });
  protected readonly isFiltered = computed(() => this.view.view().filters.length > 0);
  /** Why nothing is shown: what a reader sees is of some units, there is no call at all, or all have an owner. */
  protected readonly nothing = computed(() => {
    const report = this.report();
    if (report?.isLimitedToUnits) return 'limited';
    if (report?.all.calls !== '0') return 'owned';
    return this.isFiltered() ? 'noMatch' : 'noCalls';
  });

  protected readonly isNothing = (answered: UnallocatedSpendQuery) => {
    const report = reportIn(answered);
    return report !== undefined && report.total.calls === '0';
  };

  protected asDate(instant: string): Date {
    return new Date(instant);
  }

  protected clearFilters(): void {
    void this.view.change({ filters: [] });
  }

  protected download(report: UnallocatedReport): void {
    const heading = (name: string) => this.words(`metering.unallocated.file.${name}`);
    const csv = causesCsv(report, this.currency(), {
      headings: COLUMNS.map(heading),
      rest: this.words('metering.unallocated.rest'),
      reasonOf: (reason) => reasonName(reason, this.words),
    });
    void this.files.save(this.words('metering.unallocated.file.name'), csv, report.causes.length);
  }
}

const COLUMNS = [
  'reason',
  'service',
  'agent',
  'key',
  'currency',
  'cost',
  'share',
  'calls',
  'tokens',
  'unpriced',
  'suggestion',
  'line',
];

function reportIn(answered: UnallocatedSpendQuery | undefined): UnallocatedReport | undefined {
  const report = answered?.unallocatedSpend;
  return report?.__typename === 'UnallocatedReport' ? report : undefined;
}
