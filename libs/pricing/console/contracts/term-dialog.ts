import { type Dialog, DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { FailureNote, Numbers, translator } from '@tokenledger/shared/ui';
import { firstValueFrom } from 'rxjs';

import { AmendContractTermsDocument, type AmendContractTermsMutation } from '../operations';
import { type ContractTerm, KIND_KEYS, termText } from './contract-words';
import { EMPTY_FORM, endedTerm, fieldsOf, type TermForm, type TermKind, toInput, type WrittenField } from './term-form';

export interface TermTask {
  /** The term to end; undefined to add one. */
  readonly term: ContractTerm | undefined;
}

export type TermsChange = Extract<
  AmendContractTermsMutation['amendContractTerms'],
  { readonly __typename: 'ContractTermsChange' }
>;

interface Issue {
  readonly field: string;
  readonly message: string;
}

const SCOPE: readonly WrittenField[] = ['contract', 'provider', 'model'];
const DAYS: readonly WrittenField[] = ['validFrom', 'validTo', 'note'];

/** Adds or ends one term of a contract: first what that changes, then the change. */
@Component({
  selector: 'tl-term-dialog',
  imports: [FailureNote, TranslocoDirective],
  templateUrl: './term-dialog.html',
  styleUrls: ['../unpriced/price-model-dialog.css', './term-dialog.css'],
})
export class TermDialog {
  static readonly TITLE_ID = 'tl-term-title';
  protected readonly titleId = TermDialog.TITLE_ID;
  protected readonly task = inject<TermTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<TermsChange>>(DialogRef);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('pricing.contracts');
  private readonly send = changeApi(AmendContractTermsDocument);

  protected readonly kinds = Object.entries(KIND_KEYS) as readonly (readonly [TermKind, string])[];
  protected readonly periods = ['MONTH', 'QUARTER', 'YEAR'] as const;
  protected readonly form = signal<TermForm>(EMPTY_FORM);
  /** In the order in which a contract is read. */
  protected readonly written = computed(() => [...SCOPE, ...fieldsOf(this.form()), ...DAYS]);
  protected readonly until = signal('');
  protected readonly neverHeld = signal(false);

  protected readonly change = signal<TermsChange | undefined>(undefined);
  protected readonly issues = signal<readonly Issue[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly isWorking = signal(false);
  /** What no field of the form is to blame for. */
  protected readonly otherIssues = computed(() => {
    const shown: ReadonlySet<string> = new Set(this.task.term === undefined ? this.written() : ['validTo']);
    return this.issues().filter(({ field }) => !shown.has(nameIn(field)));
  });

  protected issueOf(field: string): string {
    return this.issues().find((issue) => nameIn(issue.field) === field)?.message ?? '';
  }

  protected write(part: Partial<TermForm>): void {
    this.form.update((known) => ({ ...known, ...part }));
  }

  protected writeField(field: WrittenField, event: Event): void {
    this.write({ [field]: (event.target as HTMLInputElement).value });
  }

  protected textOf(term: ContractTerm): string {
    return termText(term, this.translate(), this.numbers);
  }

  protected back(): void {
    this.change.set(undefined);
    this.failure.set(undefined);
  }

  protected look(event: Event): Promise<void> {
    event.preventDefault();
    return this.run(true);
  }

  protected async run(preview: boolean): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.issues.set([]);
    this.failure.set(undefined);
    const sent = await this.send({ input: { ...this.amendment(), preview } });
    this.isWorking.set(false);
    if (!sent.done) {
      this.failure.set(sent.failure);
      return;
    }
    const outcome = sent.data.amendContractTerms;
    if (outcome.__typename === 'InvalidContractTerms') {
      this.change.set(undefined);
      this.issues.set(outcome.issues);
    } else if (preview) this.change.set(outcome);
    else this.dialog.close(outcome);
  }

  private amendment() {
    const { term } = this.task;
    if (term === undefined) return { add: [toInput(this.form())], supersede: [] };
    return { add: [...endedTerm(term, this.neverHeld() ? undefined : this.until())], supersede: [term.id] };
  }
}

/** `validFrom` of `add.0.validFrom`. */
function nameIn(field: string): string {
  return field.split('.').at(-1) ?? '';
}

/** Opens the dialog. @returns undefined where nothing was changed */
export function openTermDialog(dialog: Dialog, task: TermTask): Promise<TermsChange | undefined> {
  const opened = dialog.open<TermsChange, TermTask, TermDialog>(TermDialog, {
    data: task,
    ariaLabelledBy: TermDialog.TITLE_ID,
    autoFocus: '[data-first]',
    backdropClass: 'dialog-backdrop',
    maxWidth: 'min(640px, calc(100vw - 32px))',
    width: '100%',
  });
  return firstValueFrom(opened.closed, { defaultValue: undefined });
}
