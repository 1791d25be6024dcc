import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { changeApi } from '@tokenledger/shared/console-api';
import { CsvImport, type Dialogs, DialogTitle, Numbers, type SendCsv, translator } from '@tokenledger/shared/ui';

import { ChangePriceListDocument } from '../operations';
import { conditionsOf, daysOf, type PriceLine } from './price-line-columns';

export interface ImportTask {
  /** The list that is changed; empty for one that is named in the dialog. */
  readonly name: string;
}

export interface ImportOutcome {
  readonly name: string;
}

/** Brings a CSV into one of the organisation's lists. */
@Component({
  selector: 'tl-import-dialog',
  imports: [CsvImport, DialogTitle, TranslocoDirective],
  templateUrl: './import-dialog.html',
})
export class ImportDialog {
  protected readonly task = inject<ImportTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<ImportOutcome>>(DialogRef);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('pricing.lists.dialog');
  private readonly changeList = changeApi(ChangePriceListDocument);

  protected readonly name = signal(this.task.name);

  protected readonly send: SendCsv = async (csv, preview) => {
    const sent = await this.changeList({ input: { name: this.name().trim(), csv, preview } });
    if (!sent.done) return { kind: 'failed', failure: sent.failure };
    const outcome = sent.data.changePriceList;
    if (outcome.__typename === 'InvalidPrices') return { kind: 'refused', refusal: outcome };
    const notes = outcome.gaps.map(({ line, from, to }) => ({
      text: this.translate()('gap', { model: `${line.provider}/${line.model}`, meter: line.meter, from, to }),
      isWarning: true,
    }));
    const texts = (lines: readonly PriceLine[]) => lines.map((line) => this.lineText(line));
    const change = { ...outcome, added: texts(outcome.added), superseded: texts(outcome.superseded), notes };
    return { kind: 'change', change };
  };

  private lineText(line: PriceLine): string {
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
export function importPriceList(dialogs: Dialogs, task: ImportTask): Promise<ImportOutcome | undefined> {
  return dialogs.open<ImportOutcome, ImportTask>(ImportDialog, task, 760);
}
