import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { FailureNote, Numbers, Toasts, translator } from '@tokenledger/shared/ui';

import { ChangeContractTermsDocument, type ChangeContractTermsMutation } from '../operations';
import { type ContractTerm, scopeOf, whatOf } from './contract-words';

type Outcome = ChangeContractTermsMutation['changeContractTerms'];
type Change = Extract<Outcome, { __typename: 'ContractTermsChange' }>;
type Refusal = Extract<Outcome, { __typename: 'InvalidContractTerms' }>;

/** Makes a file all that contracts say: first what it would change, then the change. */
@Component({
  selector: 'tl-term-import',
  imports: [FailureNote, TranslocoDirective],
  templateUrl: './term-import.html',
  styleUrl: '../rates/rate-card.css',
})
export class TermImport {
  private readonly toasts = inject(Toasts);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('pricing.contracts');
  private readonly send = changeApi(ChangeContractTermsDocument);

  readonly changed = output();

  private readonly csv = signal<string | undefined>(undefined);
  protected readonly change = signal<Change | undefined>(undefined);
  protected readonly refusal = signal<Refusal | undefined>(undefined);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly isWorking = signal(false);
  protected readonly changesNothing = computed(() => {
    const change = this.change();
    return change !== undefined && change.added.length + change.superseded.length === 0;
  });

  protected textOf(term: ContractTerm): string {
    const translate = this.translate();
    const days = `${term.validFrom} → ${term.validTo ?? '…'}`;
    return `${term.contract}: ${scopeOf(term, translate)}, ${whatOf(term, translate, this.numbers)}, ${days}`;
  }

  protected async choose(event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file === undefined) return;
    this.csv.set(await file.text());
    await this.run(true);
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
    const sent = await this.send({ input: { csv, preview } });
    this.isWorking.set(false);
    if (!sent.done) this.failure.set(sent.failure);
    else if (sent.data.changeContractTerms.__typename === 'InvalidContractTerms') {
      this.refusal.set(sent.data.changeContractTerms);
    } else if (preview) this.change.set(sent.data.changeContractTerms);
    else {
      this.csv.set(undefined);
      this.toasts.show({ text: this.translate()('changed') });
      this.changed.emit();
    }
  }
}
