import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { FailureNote, Toasts, translator } from '@tokenledger/shared/ui';

import { ImportExchangeRatesDocument, type ImportExchangeRatesMutation } from '../operations';

type Imported = ImportExchangeRatesMutation['importExchangeRates'];
type Change = Extract<Imported, { __typename: 'ExchangeRateChange' }>;
type Refusal = Extract<Imported, { __typename: 'InvalidExchangeRates' }>;

/** A request may be 256 KiB in all; a longer file is for the command line. */
const MOST_CHARACTERS = 200_000;

/** Brings a file of rates in: first what it would change, then the change. */
@Component({
  selector: 'tl-rate-import',
  imports: [FailureNote, TranslocoDirective],
  templateUrl: './rate-import.html',
  styleUrl: './rate-card.css',
})
export class RateImport {
  private readonly toasts = inject(Toasts);
  private readonly translate = translator('pricing.rates');
  private readonly send = changeApi(ImportExchangeRatesDocument);

  readonly changed = output();

  protected readonly csv = signal<string | undefined>(undefined);
  protected readonly fileName = signal('');
  protected readonly isTooLarge = signal(false);
  protected readonly cross = signal('');
  protected readonly change = signal<Change | undefined>(undefined);
  protected readonly refusal = signal<Refusal | undefined>(undefined);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly isWorking = signal(false);
  protected readonly changesNothing = computed(() => {
    const change = this.change();
    return change !== undefined && change.addedCount + change.supersededCount === 0;
  });
  protected readonly hidden = computed(() => {
    const change = this.change();
    if (change === undefined) return 0;
    return change.addedCount - change.added.length + (change.supersededCount - change.superseded.length);
  });

  protected async choose(event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file === undefined) return;
    this.forget();
    this.fileName.set(file.name);
    this.isTooLarge.set(file.size > MOST_CHARACTERS);
    this.csv.set(this.isTooLarge() ? undefined : await file.text());
    await this.run(true);
  }

  protected pair(event: Event): void {
    this.cross.set((event.target as HTMLInputElement).value);
    this.change.set(undefined);
  }

  protected forget(): void {
    this.change.set(undefined);
    this.refusal.set(undefined);
    this.failure.set(undefined);
  }

  protected async run(preview: boolean): Promise<void> {
    const csv = this.csv();
    if (csv === undefined || this.isWorking()) return;
    this.forget();
    this.isWorking.set(true);
    const cross = this.cross()
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((pair) => pair !== '');
    const sent = await this.send({ input: { csv, cross, preview } });
    this.isWorking.set(false);
    if (!sent.done) this.failure.set(sent.failure);
    else if (sent.data.importExchangeRates.__typename === 'InvalidExchangeRates') {
      this.refusal.set(sent.data.importExchangeRates);
    } else if (preview) this.change.set(sent.data.importExchangeRates);
    else {
      this.csv.set(undefined);
      this.toasts.show({ text: this.translate()('changed') });
      this.changed.emit();
    }
  }
}
