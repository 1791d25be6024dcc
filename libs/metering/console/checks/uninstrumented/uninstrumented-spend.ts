import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  DataTable,
  EmptyState,
  Numbers,
  Skeleton,
} from '@tokenledger/shared/ui';

import { CheckUninstrumentedSpendDocument } from '../../operations';
import { InputIssues } from '../../overview/input-issues';
import { ViewState } from '../../view/view-state';
import { injectWords } from '../../view/words';
import { CheckSection } from '../check-section';
import { type Money, moneyText } from '../check-words';
import { ChecksState } from '../checks-state';
import { uninstrumentedColumns, type UninstrumentedGroup } from './uninstrumented-view';

/** What a vendor or a gateway reports and no service of the organisation does, by workspace and key. */
@Component({
  selector: 'tl-uninstrumented-spend',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    CheckSection,
    DataTable,
    EmptyState,
    InputIssues,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './uninstrumented-spend.html',
  styleUrl: '../check-table.css',
})
export class UninstrumentedSpend {
  private readonly state = inject(ChecksState);
  private readonly view = inject(ViewState);
  private readonly words = injectWords();
  protected readonly numbers = inject(Numbers);

  protected readonly answer = askApi(CheckUninstrumentedSpendDocument, () => ({ input: this.state.question().input }));
  protected readonly columns = computed(() =>
    uninstrumentedColumns({ words: this.words, numbers: this.numbers, timeZone: this.view.timeZone() }),
  );
  protected readonly keyOf = ({ observer, provider, workspace, apiKey }: UninstrumentedGroup): string =>
    JSON.stringify([observer, provider, workspace, apiKey]);

  protected moneyOf(cost: readonly Money[]): string | undefined {
    return moneyText(cost, this.numbers);
  }
}
