import { Component, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { changeApi } from '@tokenledger/shared/console-api';
import { CsvImport, type SendCsv, Toasts, translator } from '@tokenledger/shared/ui';

import { type ExchangeRateFieldsFragment, ImportExchangeRatesDocument } from '../operations';

/** Brings a file of rates in. */
@Component({
  selector: 'tl-rate-import',
  imports: [CsvImport, TranslocoDirective],
  templateUrl: './rate-import.html',
  styleUrl: './rate-card.css',
})
export class RateImport {
  private readonly toasts = inject(Toasts);
  private readonly translate = translator('pricing.rates');
  private readonly importRates = changeApi(ImportExchangeRatesDocument);

  readonly changed = output();

  /** Pairs as they were typed: `CNY/USD, CNY/EUR`. */
  protected readonly cross = signal('');

  protected readonly send: SendCsv = async (csv, preview) => {
    const cross = this.cross()
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((pair) => pair !== '');
    const sent = await this.importRates({ input: { csv, cross, preview } });
    if (!sent.done) return { kind: 'failed', failure: sent.failure };
    const outcome = sent.data.importExchangeRates;
    if (outcome.__typename === 'InvalidExchangeRates') return { kind: 'refused', refusal: outcome };
    const currencies = outcome.leftOut.join(', ');
    const notes = currencies === '' ? [] : [{ text: this.translate()('leftOut', { currencies }) }];
    const change = { ...outcome, added: outcome.added.map(textOf), superseded: outcome.superseded.map(textOf), notes };
    return { kind: 'change', change };
  };

  protected tell(): void {
    this.toasts.show({ text: this.translate()('changed') });
    this.changed.emit();
  }
}

function textOf({ from, to, period, rate, source }: ExchangeRateFieldsFragment): string {
  return `${from}/${to} ${period} ${rate} (${source})`;
}
