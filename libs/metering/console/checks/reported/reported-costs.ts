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

import { CheckReportedCostsDocument } from '../../operations';
import { InputIssues } from '../../overview/input-issues';
import { ViewState } from '../../view/view-state';
import { injectWords } from '../../view/words';
import { CheckSection } from '../check-section';
import { ChecksState } from '../checks-state';
import {
  callColumns,
  differenceText,
  directionOf,
  type DisagreeingCall,
  groupColumns,
  percentText,
  type Reported,
  type ReportedGroup,
} from './reported-view';

/** What emitters said that calls cost, beside what is booked. */
@Component({
  selector: 'tl-reported-costs',
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
  templateUrl: './reported-costs.html',
  styleUrl: '../check-table.css',
})
export class ReportedCosts {
  private readonly router = inject(Router);
  private readonly state = inject(ChecksState);
  private readonly view = inject(ViewState);
  private readonly words = injectWords();
  protected readonly numbers = inject(Numbers);

  protected readonly answer = askApi(CheckReportedCostsDocument, () => ({ input: this.state.question().input }));
  private readonly setting = computed(() => ({
    words: this.words,
    numbers: this.numbers,
    timeZone: this.view.timeZone(),
  }));
  protected readonly groupColumns = computed(() => groupColumns(this.setting()));
  protected readonly callColumns = computed(() => callColumns(this.setting()));
  protected readonly directionOf = directionOf;

  protected readonly keyOfGroup = ({ currency, provider, model, dialect }: ReportedGroup): string =>
    JSON.stringify([currency, provider, model, dialect]);
  protected readonly keyOfCall = ({ id }: DisagreeingCall): string => id;
  protected readonly receiptOf = ({ id }: DisagreeingCall) =>
    this.router.createUrlTree(['/calls', id], { queryParams: this.view.linkParams() });

  protected money(amount: string, currency: string): string {
    return this.numbers.money(amount, currency, 'small');
  }

  protected signed(total: Reported['totals'][number]): string {
    return differenceText(total, this.numbers);
  }

  protected percentOf(total: Reported['totals'][number]): string {
    return percentText(total, this.numbers);
  }

  /** Undefined where every reported cost was compared. */
  protected notCompared({ otherCurrencyCalls, withoutPriceCalls }: Reported) {
    if (otherCurrencyCalls === '0' && withoutPriceCalls === '0') return undefined;
    return {
      otherCurrency: this.numbers.count(otherCurrencyCalls, 'exact'),
      withoutPrice: this.numbers.count(withoutPriceCalls, 'exact'),
    };
  }
}
