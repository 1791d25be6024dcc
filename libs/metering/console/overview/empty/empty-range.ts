import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentAccess } from '@tokenledger/shared/console-api';
import { EmptyState, Numbers } from '@tokenledger/shared/ui';

import { OverviewNewestCallDocument } from '../../operations';
import { ViewState } from '../../view/view-state';
import { rangeUpTo } from './range-up-to';

/** No call in what is looked at, although there are calls: why, and where they are. */
@Component({
  selector: 'tl-empty-range',
  imports: [EmptyState, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'metering.overview.empty'">
      @if (state.view().filters.length > 0) {
        <tl-empty [title]="t('noMatch')" [why]="t('noMatchWhy')">
          <button type="button" class="button primary" (click)="clearFilters()">{{ t('clearFilters') }}</button>
        </tl-empty>
      } @else if (newestAt(); as at) {
        <tl-empty
          [title]="t('title')"
          [why]="t('newest', { at: numbers.dateTime(at, state.timeZone()), age: numbers.age(at) })"
        >
          <button type="button" class="button primary" (click)="goTo(at)">{{ t('goThere') }}</button>
        </tl-empty>
      } @else {
        <tl-empty [title]="t('title')" [why]="t('why')" />
      }
    </ng-container>
  `,
})
export class EmptyRange {
  protected readonly numbers = inject(Numbers);
  protected readonly state = inject(ViewState);

  private readonly access = inject(CurrentAccess);
  private readonly answer = askApi(OverviewNewestCallDocument, () =>
    this.state.view().filters.length > 0 || !this.access.may('INGESTION_READ') ? undefined : {},
  );
  /** Undefined where it is not known (yet): then the range alone is said to be empty. */
  protected readonly newestAt = computed((): Date | undefined => {
    const at = this.answer.value()?.ingestionStatus.newestCallAt;
    return at === undefined || at === null ? undefined : new Date(at);
  });

  protected goTo(newestAt: Date): void {
    void this.state.change({ range: rangeUpTo(newestAt, this.state.range().days, this.state.timeZone()) });
  }

  protected clearFilters(): void {
    void this.state.change({ filters: [] });
  }
}
