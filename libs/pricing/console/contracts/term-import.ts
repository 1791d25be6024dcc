import { Component, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { changeApi } from '@tokenledger/shared/console-api';
import { CsvImport, Numbers, type SendCsv, Toasts, translator } from '@tokenledger/shared/ui';

import { ChangeContractTermsDocument } from '../operations';
import { type ContractTerm, termText } from './contract-words';

/** Makes a file all that contracts say. */
@Component({
  selector: 'tl-term-import',
  imports: [CsvImport, TranslocoDirective],
  templateUrl: './term-import.html',
  styleUrl: '../rates/rate-card.css',
})
export class TermImport {
  private readonly toasts = inject(Toasts);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('pricing.contracts');
  private readonly changeTerms = changeApi(ChangeContractTermsDocument);

  readonly changed = output();

  protected readonly send: SendCsv = async (csv, preview) => {
    const sent = await this.changeTerms({ input: { csv, preview } });
    if (!sent.done) return { kind: 'failed', failure: sent.failure };
    const outcome = sent.data.changeContractTerms;
    if (outcome.__typename === 'InvalidContractTerms') return { kind: 'refused', refusal: outcome };
    const [added, superseded] = [this.textsOf(outcome.added), this.textsOf(outcome.superseded)];
    const counts = { addedCount: added.length, supersededCount: superseded.length };
    return { kind: 'change', change: { ...counts, unchangedCount: outcome.unchangedCount, added, superseded } };
  };

  protected tell(): void {
    this.toasts.show({ text: this.translate()('changed') });
    this.changed.emit();
  }

  private textsOf(terms: readonly ContractTerm[]): readonly string[] {
    const translate = this.translate();
    return terms.map((term) => termText(term, translate, this.numbers));
  }
}
