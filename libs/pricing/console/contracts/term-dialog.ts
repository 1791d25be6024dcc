import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { type Dialogs, DialogTitle, FailureNote, Numbers, translator } from '@tokenledger/shared/ui';

import { AmendContractTermsDocument, type AmendContractTermsMutation, PriceUnderContractDocument } from '../operations';
import { type ContractTerm, KIND_KEYS, termText } from './contract-words';
import { conditionsOf, daysOf, type PriceLine } from '../price-lists/price-line-columns';
import {
  EMPTY_FORM,
  endedTerm,
  fieldsOf,
  priceIssues,
  type TermForm,
  toInput,
  toPriceInput,
  type WrittenField,
} from './term-form';

export interface TermTask {
  /** The term to end; undefined to add one. */
  readonly term: ContractTerm | undefined;
}

export type TermsChange = Extract<
  AmendContractTermsMutation['amendContractTerms'],
  { readonly __typename: 'ContractTermsChange' }
>;

/** What would change, as lines to read. */
interface Would {
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly same: number;
  readonly terms?: TermsChange;
}

interface Refused {
  readonly issues: readonly Issue[];
}

export interface TermOutcome {
  /** What taking it back has to turn round; prices are changed back in their list. */
  readonly undo: TermsChange | undefined;
}

interface Issue {
  readonly field: string;
  readonly message: string;
}

const SCOPE: readonly WrittenField[] = ['contract', 'provider', 'model'];
const DAYS: readonly WrittenField[] = ['validFrom', 'validTo', 'note'];

/** Adds or ends one term of a contract, or adds negotiated prices: first what that changes, then the change. */
@Component({
  selector: 'tl-term-dialog',
  imports: [DialogTitle, FailureNote, TranslocoDirective],
  templateUrl: './term-dialog.html',
  styleUrls: ['../unpriced/price-model-dialog.css', './term-dialog.css'],
})
export class TermDialog {
  protected readonly task = inject<TermTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<TermOutcome>>(DialogRef);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('pricing.contracts');
  private readonly amend = changeApi(AmendContractTermsDocument);
  private readonly price = changeApi(PriceUnderContractDocument);

  protected readonly kinds = [...Object.entries(KIND_KEYS), ['PRICE', 'dialog.kindPrice']] as readonly (readonly [
    TermForm['kind'],
    string,
  ])[];
  protected readonly periods = ['MONTH', 'QUARTER', 'YEAR'] as const;
  protected readonly form = signal<TermForm>(EMPTY_FORM);
  /** In the order in which a contract is read. */
  protected readonly written = computed(() => [...SCOPE, ...fieldsOf(this.form()), ...DAYS]);
  protected readonly until = signal('');
  protected readonly neverHeld = signal(false);

  protected readonly change = signal<Would | undefined>(undefined);
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
    const answer = await (this.form().kind === 'PRICE' ? this.sendPrices(preview) : this.sendTerms(preview));
    this.isWorking.set(false);
    if (answer === undefined) return;
    if ('issues' in answer) {
      this.change.set(undefined);
      this.issues.set(answer.issues);
    } else if (preview) this.change.set(answer);
    else this.dialog.close({ undo: answer.terms });
  }

  private async sendTerms(preview: boolean): Promise<Would | Refused | undefined> {
    const sent = await this.amend({ input: { ...this.amendment(), preview } });
    if (!sent.done) return this.fail(sent.failure);
    const outcome = sent.data.amendContractTerms;
    if (outcome.__typename === 'InvalidContractTerms') return outcome;
    const { added, superseded, unchangedCount } = outcome;
    const textOf = (term: ContractTerm): string => this.textOf(term);
    return { added: added.map(textOf), gone: superseded.map(textOf), same: unchangedCount, terms: outcome };
  }

  private async sendPrices(preview: boolean): Promise<Would | Refused | undefined> {
    const form = this.form();
    const sent = await this.price({ input: { ...toPriceInput(form), preview } });
    if (!sent.done) return this.fail(sent.failure);
    const outcome = sent.data.priceModel;
    if (outcome.__typename === 'InvalidPrices') {
      return { issues: priceIssues(outcome.issues, form) };
    }
    const textOf = (line: PriceLine): string => this.priceText(line);
    return { added: outcome.added.map(textOf), gone: outcome.superseded.map(textOf), same: outcome.unchangedCount };
  }

  private fail(failure: ApiFailure): undefined {
    this.failure.set(failure);
  }

  private priceText(line: PriceLine): string {
    const amount = this.numbers.money(line.price, line.currency, 'exact');
    const conditions = [conditionsOf(line), daysOf(line)].filter((part) => part !== '').join(', ');
    const unit = this.numbers.count(String(line.unit), 'exact');
    const text = this.translate()('dialog.line', {
      model: `${line.provider}/${line.model}`,
      meter: line.meter,
      amount,
      unit,
    });
    return conditions === '' ? text : `${text} (${conditions})`;
  }

  private amendment() {
    const { term } = this.task;
    const form = this.form();
    if (term !== undefined) {
      return { add: [...endedTerm(term, this.neverHeld() ? undefined : this.until())], supersede: [term.id] };
    }
    return { add: form.kind === 'PRICE' ? [] : [toInput({ ...form, kind: form.kind })], supersede: [] };
  }
}

/** `validFrom` of `add.0.validFrom`. */
function nameIn(field: string): string {
  return field.split('.').at(-1) ?? '';
}

/** Opens the dialog. @returns undefined where nothing was changed */
export function openTermDialog(dialogs: Dialogs, task: TermTask): Promise<TermOutcome | undefined> {
  return dialogs.open<TermOutcome, TermTask>(TermDialog, task, 640);
}
