import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  DataTable,
  EmptyState,
  Numbers,
  Skeleton,
  type TableColumn,
  TableCell,
  translator,
} from '@tokenledger/shared/ui';

import { ReattributionsDocument, type ReattributionsQuery } from '../operations';

type Job = ReattributionsQuery['reratings'][number];

/** What was previewed and applied: when, by whom, of which days, and the way back to each. */
@Component({
  selector: 'tl-rule-jobs',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    DataTable,
    EmptyState,
    Skeleton,
    TableCell,
    TranslocoDirective,
  ],
  templateUrl: './rule-jobs.html',
  styleUrl: './rule-history.css',
})
export class RuleJobs {
  private readonly organization = inject(CurrentOrganization);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('attribution.rules');

  /** The one in view, and how far it is: the list is asked again when it is another. */
  readonly shown = input<string>();
  readonly state = input<string>();
  readonly choose = output<string>();

  protected readonly isOpen = signal(false);
  private readonly turn = computed(() => `${this.shown()} ${this.state()}`);
  protected readonly answer = askApi(ReattributionsDocument, () => (this.isOpen() && this.turn() ? {} : undefined));
  protected readonly isEmpty = ({ reratings }: ReattributionsQuery) => reratings.length === 0;
  protected readonly jobs = computed(() => this.answer.value()?.reratings ?? []);
  protected readonly rowKey = ({ id }: Job): string => id;

  protected readonly columns = computed((): readonly TableColumn<Job>[] => {
    const translate = this.translate();
    const zone = this.organization.value()?.timeZone ?? 'UTC';
    return [
      {
        key: 'asked',
        header: translate('jobs.columns.asked'),
        text: (job) => this.askedAt(job),
        exact: ({ requestedAt }) => requestedAt,
        sortBy: ({ requestedAt }) => requestedAt,
      },
      { key: 'state', header: translate('jobs.columns.state'), text: ({ state }) => translate('move.states.' + state) },
      {
        key: 'range',
        header: translate('jobs.columns.range'),
        text: ({ from, to }) => this.numbers.range({ start: new Date(from), end: new Date(to) }, zone),
        exact: ({ from, to }) => `${from}/${to}`,
        sortBy: ({ from }) => from,
      },
      { key: 'reason', header: translate('jobs.columns.reason'), text: ({ reason }) => reason },
      { key: 'by', header: translate('jobs.columns.by'), text: ({ requestedBy }) => requestedBy },
      { key: 'applied', header: translate('jobs.columns.applied'), text: ({ appliedBy }) => appliedBy ?? undefined },
    ];
  });

  protected askedAt({ requestedAt }: Job): string {
    return this.numbers.dateTime(new Date(requestedAt), this.organization.value()?.timeZone ?? 'UTC');
  }
}
