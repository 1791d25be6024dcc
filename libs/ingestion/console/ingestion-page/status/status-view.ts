import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Answer, askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  type ChartSeries,
  COUNT,
  DataTable,
  EmptyState,
  HelpButton,
  Numbers,
  Skeleton,
  type TableColumn,
  TimeChart,
  translator,
} from '@tokenledger/shared/ui';

import { AccessKeysDocument, type IngestionStatusQuery } from '../../operations';
import { callsInHour, minutesOf, type Sender, senderKey, type Status, toneOf } from './status-model';

/** Whether usage comes in and reaches the figures: one sentence, then what it rests on. */
@Component({
  selector: 'tl-ingestion-status',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    DataTable,
    EmptyState,
    HelpButton,
    Skeleton,
    TimeChart,
    TranslocoDirective,
  ],
  templateUrl: './status-view.html',
  styleUrl: './status-view.css',
})
export class StatusView {
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('ingestion.page.status');
  protected readonly numbers = inject(Numbers);
  protected readonly count = COUNT;
  protected readonly senderKey = senderKey;
  protected readonly toneOf = toneOf;
  protected readonly callsInHour = callsInHour;

  readonly status = input.required<Answer<IngestionStatusQuery>>();
  /** Key of the tab that somebody wants to go to. */
  readonly wanted = output<string>();

  /** Only for their names: senders are shown by public id until it is there, and where it cannot be had. */
  private readonly keys = askApi(AccessKeysDocument, () => ({}));

  protected readonly timeZone = computed(() => this.organization.value()?.timeZone ?? 'UTC');
  private readonly minutes = computed(() => {
    const status = this.status().value()?.ingestionStatus;
    return status === undefined ? { periods: [], values: [] } : minutesOf(status);
  });
  protected readonly periods = computed(() => this.minutes().periods);
  protected readonly series = computed((): readonly ChartSeries[] => [
    { id: 'calls', name: this.translate()('calls'), colour: 'category-1', values: this.minutes().values },
  ]);

  protected readonly columns = computed((): readonly TableColumn<Sender>[] => {
    const translate = this.translate();
    const names = new Map(this.keys.value()?.accessKeys.map(({ keyId, name }) => [keyId, name]));
    return [
      {
        key: 'key',
        header: translate('columns.key'),
        text: ({ keyId }) => (keyId === null ? translate('withoutKey') : (names.get(keyId) ?? keyId)),
        sortBy: ({ keyId }) => (keyId === null ? undefined : (names.get(keyId) ?? keyId)),
      },
      {
        key: 'service',
        header: translate('columns.service'),
        text: ({ service }) => service ?? undefined,
        sortBy: ({ service }) => service ?? undefined,
      },
      { key: 'dialect', header: translate('columns.dialect'), text: ({ dialect }) => dialect },
      {
        key: 'calls',
        header: translate('columns.calls'),
        align: 'end',
        text: ({ calls24h }) => this.numbers.count(calls24h, 'exact'),
        exact: ({ calls24h }) => calls24h,
        sortBy: ({ calls24h }) => BigInt(calls24h),
      },
      {
        key: 'arrival',
        header: translate('columns.arrival'),
        align: 'end',
        text: ({ newestArrivalAt }) => this.numbers.age(new Date(newestArrivalAt)),
        exact: ({ newestArrivalAt }) => newestArrivalAt,
        sortBy: ({ newestArrivalAt }) => newestArrivalAt,
      },
    ];
  });

  protected age(instant: string | null): string {
    return this.numbers.age(instant === null ? undefined : new Date(instant));
  }

  protected dateTime(instant: string | null): string {
    return this.numbers.dateTime(instant === null ? undefined : new Date(instant), this.timeZone());
  }

  /** What a person should know beside the state: it is true of any state but the first. */
  protected waits(status: Status): boolean {
    return status.deadLetters.waiting !== '0';
  }
}
