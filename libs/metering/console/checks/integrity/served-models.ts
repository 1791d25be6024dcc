import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
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

import { CheckServedModelsDocument } from '../../operations';
import { InputIssues } from '../../overview/input-issues';
import { ViewState } from '../../view/view-state';
import { injectWords } from '../../view/words';
import { CheckSection } from '../check-section';
import { ChecksState } from '../checks-state';
import { servedColumns, type Substitution } from './served-view';

/** Calls that asked for one model and were answered by another. */
@Component({
  selector: 'tl-served-models',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    CheckSection,
    DataTable,
    EmptyState,
    InputIssues,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './served-models.html',
  styleUrl: '../check-table.css',
})
export class ServedModels {
  private readonly router = inject(Router);
  private readonly state = inject(ChecksState);
  private readonly view = inject(ViewState);
  private readonly words = injectWords();
  protected readonly numbers = inject(Numbers);

  protected readonly answer = askApi(CheckServedModelsDocument, () => ({ input: this.state.question().input }));
  protected readonly columns = computed(() =>
    servedColumns({ words: this.words, numbers: this.numbers, timeZone: this.view.timeZone() }),
  );
  protected readonly keyOf = ({ provider, requested, served }: Substitution): string =>
    JSON.stringify([provider, requested, served]);
  /** Calls are filtered by the model that answered. */
  protected readonly callsOf = ({ served }: Substitution) =>
    this.router.createUrlTree(['/calls'], { queryParams: { ...this.view.linkParams(), model: served } });
}
