import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization, May } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  DataTable,
  EmptyState,
  Numbers,
  Skeleton,
  type TableColumn,
  translator,
} from '@tokenledger/shared/ui';

import {
  type ExchangeRateFieldsFragment,
  ExchangeRatesDocument,
  type ExchangeRatesQuery,
  MissingExchangeRatesDocument,
} from '../operations';
import { RateForm } from './rate-form';
import { RateImport } from './rate-import';

const SHOWN = 300;

/** Exchange rates: which are missing and for how many calls, which there are, and how to enter more. */
@Component({
  selector: 'tl-rates',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    DataTable,
    EmptyState,
    May,
    RateForm,
    RateImport,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './rates.html',
  styleUrl: './rates.css',
})
export class RatesPage {
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('pricing.rates');
  protected readonly numbers = inject(Numbers);
  private readonly form = viewChild(RateForm);

  protected readonly pair = signal<string | null>(null);
  protected readonly currency = computed(() => this.organization.value()?.reportingCurrency ?? '');
  protected readonly missing = askApi(MissingExchangeRatesDocument, () => ({}));
  protected readonly rates = askApi(ExchangeRatesDocument, () => ({ pair: this.pair(), first: SHOWN }));
  protected readonly isEmpty = ({ exchangeRates }: ExchangeRatesQuery): boolean => exchangeRates.pairs.length === 0;
  protected readonly rows = computed(() => this.rates.value()?.exchangeRates.rates ?? []);
  protected readonly total = computed(() =>
    this.numbers.count(String(this.rates.value()?.exchangeRates.totalCount ?? 0), 'exact'),
  );

  protected readonly rowKey = (rate: ExchangeRateFieldsFragment): string =>
    `${rate.own} ${rate.from}/${rate.to} ${rate.period}`;
  protected readonly columns = computed((): readonly TableColumn<ExchangeRateFieldsFragment>[] => {
    const translate = this.translate();
    return [
      { key: 'pair', header: translate('columns.pair'), text: ({ from, to }) => `${from}/${to}` },
      { key: 'period', header: translate('columns.period'), text: ({ period }) => period },
      { key: 'rate', header: translate('columns.rate'), align: 'end', text: ({ rate }) => rate },
      { key: 'whose', header: translate('columns.whose'), text: ({ own }) => translate(own ? 'own' : 'shared') },
      { key: 'source', header: translate('columns.source'), text: ({ source }) => source },
    ];
  });

  protected choose(event: Event): void {
    const pair = (event.target as HTMLSelectElement).value;
    this.pair.set(pair === '' ? null : pair);
  }

  protected enter(missing: { readonly from: string; readonly to: string; readonly lastDay: string }): void {
    this.form()?.startWith(missing.from, missing.to, missing.lastDay.slice(0, 7));
  }

  protected reload(): void {
    this.missing.reload();
    this.rates.reload();
  }
}
