import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, changeApi, May } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  DataTable,
  Dialogs,
  downloadCsv,
  EmptyState,
  Numbers,
  Skeleton,
  TableCell,
  type TableColumn,
  Toasts,
  translator,
} from '@tokenledger/shared/ui';

import {
  AmendContractTermsDocument,
  ContractStandingsDocument,
  ContractTermsCsvDocument,
  ContractTermsDocument,
  type ContractTermsQuery,
} from '../operations';
import { amountsOf, type ContractTerm, KIND_KEYS, scopeOf, type Standing, termInput, whatOf } from './contract-words';
import { openTermDialog, type TermsChange } from './term-dialog';
import { TermImport } from './term-import';

/** What contracts say beside prices, and where their running periods stand. */
@Component({
  selector: 'tl-contracts',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    DataTable,
    EmptyState,
    May,
    Skeleton,
    TableCell,
    TermImport,
    TranslocoDirective,
  ],
  templateUrl: './contracts.html',
  styleUrl: './contracts.css',
})
export class ContractsPage {
  private readonly document = inject(DOCUMENT);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly send = changeApi(AmendContractTermsDocument);
  private readonly translate = translator('pricing.contracts');
  protected readonly numbers = inject(Numbers);

  protected readonly terms = askApi(ContractTermsDocument, () => ({}));
  protected readonly standings = askApi(ContractStandingsDocument, () => ({}));
  protected readonly isEmpty = ({ contractTerms }: ContractTermsQuery): boolean => contractTerms.length === 0;
  protected readonly rows = computed(() => this.terms.value()?.contractTerms ?? []);
  protected readonly rowKey = ({ id }: ContractTerm): string => id;
  protected readonly columns = computed((): readonly TableColumn<ContractTerm>[] => {
    const translate = this.translate();
    return [
      { key: 'contract', header: translate('columns.contract'), text: ({ contract }) => contract },
      { key: 'kind', header: translate('columns.kind'), text: ({ kind }) => translate(KIND_KEYS[kind]) },
      { key: 'scope', header: translate('columns.scope'), text: (term) => scopeOf(term, translate) },
      { key: 'what', header: translate('columns.what'), text: (term) => whatOf(term, translate, this.numbers) },
      { key: 'from', header: translate('columns.from'), text: ({ validFrom }) => validFrom },
      { key: 'to', header: translate('columns.to'), text: ({ validTo }) => validTo ?? translate('open') },
      { key: 'note', header: translate('columns.note'), text: ({ note }) => note ?? undefined, isOptional: true },
      { key: 'action', header: translate('columns.action'), text: () => '' },
    ];
  });

  private readonly wantsFile = signal(false);
  protected readonly file = askApi(ContractTermsCsvDocument, () => (this.wantsFile() ? {} : undefined));

  constructor() {
    effect(() => {
      const csv = this.file.value()?.contractTermsCsv;
      if (csv === undefined || !untracked(this.wantsFile) || this.file.isOutdated()) return;
      untracked(() => {
        downloadCsv(this.document, 'contracts', csv);
        this.wantsFile.set(false);
      });
    });
  }

  protected title(standing: Standing): string {
    const translate = this.translate();
    return translate(standing.kind === 'commitment' ? 'commitment' : 'allowance', {
      contract: standing.contract,
      scope: scopeOf(standing, translate),
    });
  }

  protected amounts(amounts: Standing['free']): string {
    return amountsOf(amounts, this.translate(), this.numbers);
  }

  protected left({ leftAmount, leftTokens }: Standing): string {
    if (leftAmount !== null) return this.numbers.money(leftAmount.amount, leftAmount.currency);
    return this.translate()('tokens', { count: this.numbers.count(leftTokens ?? '0', 'exact') });
  }

  /** @param term the one to end; none to add another */
  protected async amend(term?: ContractTerm): Promise<void> {
    const outcome = await openTermDialog(this.dialogs, { term });
    if (outcome === undefined) return;
    this.reload();
    const { undo } = outcome;
    const text = this.translate()(undo === undefined ? 'priced' : 'changed');
    this.toasts.show(undo === undefined ? { text } : { text, undo: () => void this.takeBack(undo) });
  }

  /** What went comes back, and what came goes: both stay known as what was said in between. */
  private async takeBack({ added, superseded }: TermsChange): Promise<void> {
    const input = { add: superseded.map(termInput), supersede: added.map(({ id }) => id), preview: false };
    const sent = await this.send({ input });
    const isBack = sent.done && sent.data.amendContractTerms.__typename === 'ContractTermsChange';
    this.toasts.show({ text: this.translate()(isBack ? 'takenBack' : 'notTakenBack') });
    this.reload();
  }

  protected save(): void {
    this.wantsFile.set(true);
  }

  protected reload(): void {
    this.terms.reload();
    this.standings.reload();
  }
}
