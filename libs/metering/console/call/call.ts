import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  EmptyState,
  Numbers,
  Skeleton,
  UNKNOWN,
} from '@tokenledger/shared/ui';

import { OneCallDocument, type OneCallQuery } from '../operations';
import { ViewState } from '../view/view-state';
import { CallBill } from './call-bill';
import { CallFacts } from './call-facts';
import { CallReadings } from './call-readings';
import type { OneCall } from './call-words';

/** One call's receipt: whose it was, what it cost and why, and everything that was seen of it. */
@Component({
  selector: 'tl-call-page',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    CallBill,
    CallFacts,
    CallReadings,
    EmptyState,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './call.html',
  styleUrl: './call.css',
})
export class CallPage {
  private readonly numbers = inject(Numbers);
  private readonly view = inject(ViewState);

  /** Of the address. */
  readonly id = input.required<string>();

  protected readonly answer = askApi(OneCallDocument, () => ({ id: this.id() }));
  /** For the list, where nothing has this id as a call's: it may be a trace's or a response's. */
  protected readonly searchParams = computed(() => ({ ...this.view.linkParams(), search: this.id() }));

  protected readonly isMissing = ({ call }: OneCallQuery): boolean => call === null;

  /** What the call was and what it cost, in the title. */
  protected headline(call: OneCall): string {
    return call.responseModel ?? call.requestModel ?? call.operation;
  }

  protected costOf({ effectiveCost }: OneCall): string {
    return effectiveCost === null ? UNKNOWN : this.numbers.money(effectiveCost.amount, effectiveCost.currency, 'small');
  }
}
