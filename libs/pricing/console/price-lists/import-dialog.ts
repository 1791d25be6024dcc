import { Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { FailureNote, Numbers, translator } from '@tokenledger/shared/ui';
import { firstValueFrom } from 'rxjs';

import { ChangePriceListDocument, type ChangePriceListMutation } from '../operations';
import { conditionsOf, daysOf, type PriceLine } from './price-line-columns';

export interface ImportTask {
  /** The list that is changed; empty for one that is named in the dialog. */
  readonly name: string;
}

export interface ImportOutcome {
  readonly name: string;
}

type Change = Extract<ChangePriceListMutation['changePriceList'], { __typename: 'PriceListChange' }>;
type Refusal = Extract<ChangePriceListMutation['changePriceList'], { __typename: 'InvalidPrices' }>;

/** A request may be 256 KiB in all; a longer file is for the command line. */
const MOST_CHARACTERS = 200_000;

/** Brings a CSV into one of the organisation's lists: first what it would change, then the change. */
@Component({
  selector: 'tl-import-dialog',
  imports: [FailureNote, TranslocoDirective],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.css',
})
export class ImportDialog {
  static readonly TITLE_ID = 'tl-import-title';
  protected readonly titleId = ImportDialog.TITLE_ID;
  protected readonly task = inject<ImportTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<ImportOutcome>>(DialogRef);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('pricing.lists.dialog');
  private readonly send = changeApi(ChangePriceListDocument);

  protected readonly name = signal(this.task.name);
  protected readonly csv = signal<string | undefined>(undefined);
  protected readonly fileName = signal('');
  protected readonly isTooLarge = signal(false);
  protected readonly isWorking = signal(false);
  protected readonly change = signal<Change | undefined>(undefined);
  protected readonly refusal = signal<Refusal | undefined>(undefined);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly isReady = computed(() => this.csv() !== undefined && this.name().trim() !== '');
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
    this.change.set(undefined);
    this.refusal.set(undefined);
    this.fileName.set(file.name);
    this.isTooLarge.set(file.size > MOST_CHARACTERS);
    this.csv.set(this.isTooLarge() ? undefined : await file.text());
    if (this.isReady()) await this.run(true);
  }

  protected async run(preview: boolean): Promise<void> {
    const csv = this.csv();
    if (csv === undefined || this.isWorking()) return;
    this.isWorking.set(true);
    this.failure.set(undefined);
    this.refusal.set(undefined);
    const name = this.name().trim();
    const changed = await this.send({ input: { name, csv, preview } });
    this.isWorking.set(false);
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.changePriceList.__typename === 'InvalidPrices') {
      this.change.set(undefined);
      this.refusal.set(changed.data.changePriceList);
    } else if (preview) this.change.set(changed.data.changePriceList);
    else this.dialog.close({ name });
  }

  protected rename(event: Event): void {
    this.name.set((event.target as HTMLInputElement).value);
    this.change.set(undefined);
  }

  protected lineText(line: PriceLine): string {
    const amount = this.numbers.money(line.price, line.currency, 'exact');
    const parts = [conditionsOf(line), daysOf(line)].filter(Boolean).join(', ');
    return this.translate()('line', {
      provider: line.provider,
      model: line.model,
      meter: line.meter,
      amount,
      unit: this.numbers.count(String(line.unit), 'exact'),
      parts: parts === '' ? '' : ` (${parts})`,
    });
  }
}

/** Opens the dialog. @returns undefined where nothing was changed */
export function importPriceList(dialog: Dialog, task: ImportTask): Promise<ImportOutcome | undefined> {
  const opened = dialog.open<ImportOutcome, ImportTask, ImportDialog>(ImportDialog, {
    data: task,
    ariaLabelledBy: ImportDialog.TITLE_ID,
    autoFocus: '[data-first]',
    backdropClass: 'dialog-backdrop',
    maxWidth: 'min(760px, calc(100vw - 32px))',
    width: '100%',
  });
  return firstValueFrom(opened.closed, { defaultValue: undefined });
}
