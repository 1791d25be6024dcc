import { Component, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { FailureNote, Toasts, translator } from '@tokenledger/shared/ui';

import { SetExchangeRateDocument } from '../operations';

const FIELDS = ['from', 'to', 'period', 'rate', 'source'] as const;

/** Enters one rate of the organisation's own. */
@Component({
  selector: 'tl-rate-form',
  imports: [FailureNote, TranslocoDirective],
  templateUrl: './rate-form.html',
  styleUrl: './rate-card.css',
})
export class RateForm {
  private readonly toasts = inject(Toasts);
  private readonly translate = translator('pricing.rates');
  private readonly send = changeApi(SetExchangeRateDocument);
  private readonly rateField = viewChild<ElementRef<HTMLInputElement>>('rateField');

  readonly reportingCurrency = input('');
  readonly saved = output();

  protected readonly fields = FIELDS;
  protected readonly values = signal<Readonly<Partial<Record<(typeof FIELDS)[number], string>>>>({});
  protected readonly issues = signal<readonly { readonly field: string; readonly message: string }[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly isWorking = signal(false);

  /** Fills in what is known of a missing rate; its value is what a person has to look up. */
  startWith(from: string, to: string, period: string): void {
    this.values.set({ ...this.values(), from, to, period });
    this.rateField()?.nativeElement.focus();
  }

  protected valueOf(field: (typeof FIELDS)[number]): string {
    return this.values()[field] ?? (field === 'to' ? this.reportingCurrency() : '');
  }

  protected issueOf(field: string): string {
    return this.issues().find((issue) => issue.field === field)?.message ?? '';
  }

  protected set(field: (typeof FIELDS)[number], event: Event): void {
    this.values.set({ ...this.values(), [field]: (event.target as HTMLInputElement).value });
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.failure.set(undefined);
    this.issues.set([]);
    const [from, to] = [this.valueOf('from').trim().toUpperCase(), this.valueOf('to').trim().toUpperCase()];
    const input = {
      from,
      to,
      period: this.valueOf('period'),
      rate: this.valueOf('rate'),
      source: this.valueOf('source'),
    };
    const changed = await this.send({ input });
    this.isWorking.set(false);
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.setExchangeRate.__typename === 'InvalidExchangeRates') {
      this.issues.set(changed.data.setExchangeRate.issues);
    } else {
      this.values.set({});
      this.toasts.show({ text: this.translate()('saved') });
      this.saved.emit();
    }
  }
}
