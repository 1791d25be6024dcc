import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization, May } from '@tokenledger/shared/console-api';
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

import { ReratingsDocument, type ReratingsQuery } from '../operations';
import { ReratingDetail } from './rerating-detail';
import { ReratingForm } from './rerating-form';
import type { ReratingRow } from './rerating-words';

/** Brings calls of the past to the prices of now: asks, shows what that changes, applies it, and remembers who did. */
@Component({
  selector: 'tl-rerating',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    DataTable,
    EmptyState,
    May,
    ReratingDetail,
    ReratingForm,
    Skeleton,
    TableCell,
    TranslocoDirective,
  ],
  templateUrl: './rerating.html',
  styleUrl: './rerating.css',
})
export class ReratingPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly numbers = inject(Numbers);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('pricing.rerating');
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  protected readonly answer = askApi(ReratingsDocument, () => ({}));
  protected readonly isEmpty = ({ reratings }: ReratingsQuery) => reratings.length === 0;
  protected readonly rows = computed(() => this.answer.value()?.reratings ?? []);
  /** The one that the address names, else the newest. */
  protected readonly shown = computed(() => this.params().get('id') ?? this.rows()[0]?.id);
  protected readonly rowKey = ({ id }: ReratingRow): string => id;

  protected readonly columns = computed((): readonly TableColumn<ReratingRow>[] => {
    const translate = this.translate();
    const zone = this.organization.value()?.timeZone ?? 'UTC';
    const header = (key: string) => translate(`history.columns.${key}`);
    return [
      {
        key: 'asked',
        header: header('asked'),
        text: (row) => this.askedAt(row),
        exact: ({ requestedAt }) => requestedAt,
        sortBy: ({ requestedAt }) => requestedAt,
      },
      { key: 'state', header: header('state'), text: ({ state }) => translate(`states.${state}`) },
      {
        key: 'range',
        header: header('range'),
        text: ({ from, to }) => this.numbers.range({ start: new Date(from), end: new Date(to) }, zone),
        exact: ({ from, to }) => `${from}/${to}`,
        sortBy: ({ from }) => from,
      },
      {
        key: 'model',
        header: header('model'),
        text: ({ provider, model }) =>
          [provider, model].filter((name) => name !== null).join('/') || translate('history.all'),
      },
      { key: 'reason', header: header('reason'), text: ({ reason }) => reason },
      { key: 'by', header: header('by'), text: ({ requestedBy }) => requestedBy },
      {
        key: 'applied',
        header: header('applied'),
        text: ({ appliedBy }) => appliedBy ?? undefined,
        exact: ({ appliedBy, appliedAt }) => (appliedBy === null ? undefined : `${appliedBy} ${appliedAt}`),
      },
    ];
  });

  protected askedAt({ requestedAt }: ReratingRow): string {
    return this.numbers.dateTime(new Date(requestedAt), this.organization.value()?.timeZone ?? 'UTC');
  }

  protected show(id: string): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: { id }, queryParamsHandling: 'merge' });
  }

  protected asked(id: string): void {
    this.show(id);
    this.answer.reload();
  }

  /** The state of the one in view is told by itself; the list follows. */
  protected moved(id: string, state: string): void {
    if (this.rows().some((row) => row.id === id && row.state !== state)) this.answer.reload();
  }
}
