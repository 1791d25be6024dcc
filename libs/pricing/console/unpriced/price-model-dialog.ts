import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { type Dialogs, DialogTitle, FailureNote, Numbers } from '@tokenledger/shared/ui';

import { type Meter, PriceModelDocument } from '../operations';
import type { UnpricedModel } from './unpriced-words';

export interface PriceModelTask {
  readonly model: UnpricedModel;
  /** Why it has no price, as a sentence. */
  readonly reason: string;
  readonly timeZone: string;
}

export interface PriceModelOutcome {
  readonly addedCount: number;
}

interface Issue {
  readonly field: string;
  readonly message: string;
}

/** Currencies offered first; others can be typed. */
const COMMON_CURRENCIES = ['USD', 'CNY', 'EUR', 'GBP', 'JPY'] as const;

/** Meters that nearly every model is sold by, asked for though the calls did not use them yet. */
const USUAL_METERS: readonly Meter[] = ['INPUT', 'OUTPUT'];

/** Gives one model a price: what the calls used is asked for, and a price that may fit is offered. */
@Component({
  selector: 'tl-price-model-dialog',
  imports: [DialogTitle, FailureNote, TranslocoDirective],
  templateUrl: './price-model-dialog.html',
  styleUrl: './price-model-dialog.css',
})
export class PriceModelDialog {
  protected readonly task = inject<PriceModelTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<PriceModelOutcome>>(DialogRef);
  protected readonly numbers = inject(Numbers);
  private readonly send = changeApi(PriceModelDocument);

  protected readonly currencies = COMMON_CURRENCIES;
  protected readonly suggestion = this.task.model.suggestion;
  protected readonly meters: readonly Meter[] = [
    ...new Set([...USUAL_METERS, ...this.task.model.used.map(({ meter }) => meter)]),
  ];
  protected readonly usedMeters: ReadonlySet<Meter> = new Set(this.task.model.used.map(({ meter }) => meter));
  protected readonly prices = signal<ReadonlyMap<Meter, string>>(new Map());
  protected readonly currency = signal('USD');
  protected readonly source = signal('');
  protected readonly isWorking = signal(false);
  protected readonly issues = signal<readonly Issue[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly isMissing = signal(false);

  private readonly sent = signal<readonly Meter[]>([]);
  /** What no field of the form is to blame for. */
  protected readonly otherIssues = computed(() =>
    this.issues().filter(({ field }) => !/^(currency|validFrom|source|prices\.\d+\.)/.test(field)),
  );

  protected issueOf(field: string): string | undefined {
    return this.issues().find((issue) => issue.field === field)?.message;
  }

  protected issueOfPrice(meter: Meter): string | undefined {
    const place = this.sent().indexOf(meter);
    return place < 0 ? undefined : this.issues().find(({ field }) => field.startsWith(`prices.${place}.`))?.message;
  }

  protected takeSuggestion(): void {
    const suggested = this.suggestion;
    if (suggested === null) return;
    this.currency.set(suggested.currency);
    this.prices.set(new Map(suggested.prices.map(({ meter, pricePerMillion }) => [meter, pricePerMillion])));
    this.source.set(`${suggested.provider}/${suggested.model}`);
  }

  protected setPrice(meter: Meter, event: Event): void {
    this.prices.update((known) => new Map(known).set(meter, (event.target as HTMLInputElement).value));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isWorking()) return;
    const entered = this.meters.filter((meter) => (this.prices().get(meter) ?? '').trim() !== '');
    // A used meter without a price would leave the calls as unpriced as they are.
    this.isMissing.set([...this.usedMeters].some((meter) => !entered.includes(meter)));
    if (this.isMissing()) return;
    const form = new FormData(event.target as HTMLFormElement);
    this.isWorking.set(true);
    this.issues.set([]);
    this.failure.set(undefined);
    this.sent.set(entered);
    const { model } = this.task;
    const changed = await this.send({
      input: {
        seller: model.seller,
        model: model.model,
        serviceTier: model.serviceTier,
        currency: this.currency().trim().toUpperCase(),
        validFrom: String(form.get('validFrom') ?? '') || null,
        source: this.source(),
        prices: entered.map((meter) => ({ meter, pricePerMillion: (this.prices().get(meter) ?? '').trim() })),
      },
    });
    this.isWorking.set(false);
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.priceModel.__typename === 'InvalidPrices') this.issues.set(changed.data.priceModel.issues);
    else this.dialog.close({ addedCount: changed.data.priceModel.addedCount });
  }
}

/** Opens the dialog. @returns undefined where nothing was changed */
export function priceModel(dialogs: Dialogs, task: PriceModelTask): Promise<PriceModelOutcome | undefined> {
  return dialogs.open<PriceModelOutcome, PriceModelTask>(PriceModelDialog, task, 640);
}
