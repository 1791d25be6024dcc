import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';
import { AnswerContent, AnswerView, AnswerWaiting, EmptyState, Numbers, Skeleton } from '@tokenledger/shared/ui';

import { CheckAvoidedCountsDocument } from '../../operations';
import { InputIssues } from '../../overview/input-issues';
import { ViewState } from '../../view/view-state';
import { CheckSection } from '../check-section';
import { moneyText } from '../check-words';
import { ChecksState } from '../checks-state';
import { avoidedInAll, isAdded } from './avoided-view';

/** Double counts that did not happen, by reason; what may be a duplicate stands apart. */
@Component({
  selector: 'tl-avoided-counts',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    CheckSection,
    EmptyState,
    InputIssues,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './avoided-counts.html',
  styleUrl: '../check-table.css',
})
export class AvoidedCounts {
  private readonly state = inject(ChecksState);
  private readonly view = inject(ViewState);
  protected readonly numbers = inject(Numbers);

  protected readonly answer = askApi(CheckAvoidedCountsDocument, () => ({ input: this.state.question().input }));
  protected readonly inAll = avoidedInAll;
  protected readonly isAdded = isAdded;
  protected readonly duplicates = computed(() => ({ ...this.view.linkParams(), only: 'possible-duplicate' }));

  protected moneyOf(cost: Parameters<typeof moneyText>[0]): string | undefined {
    return moneyText(cost, this.numbers);
  }
}
