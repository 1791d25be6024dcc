import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, askApi, CurrentOrganization, questionApi } from '@tokenledger/shared/console-api';
import { localDay } from '@tokenledger/shared/time';
import {
  Combobox,
  type ComboboxOption,
  type Dialogs,
  DialogTitle,
  FailureNote,
  HelpButton,
  type OptionValue,
  PRESENT,
  translator,
} from '@tokenledger/shared/ui';

import {
  RuleOwnersDocument,
  type SpendDimension,
  RuleValuesDocument,
  TryAttributionRulesDocument,
  type UnitKind,
} from '../operations';
import {
  ATTRIBUTE_SUBJECT,
  type ConditionForm,
  EMPTY_CONDITION,
  formOf,
  inputOf,
  type RuleForm,
  ruleOf,
} from './rule-form';
import { idFrom } from './rule-list';
import { OPERATORS, type OwnerLevel, OWNER_LEVELS, PURPOSES, type Rule, SUBJECTS } from './rule-words';

export interface RuleTask {
  readonly rule: Rule;
  /** Its id is made from its name until somebody writes one. */
  readonly isNew: boolean;
  readonly takenIds: ReadonlySet<string>;
}

interface Issue {
  readonly field: string;
  readonly message: string;
}

/** Subjects whose values the ledger can tell. */
const DIMENSIONS: Readonly<Record<string, SpendDimension>> = {
  service: 'SERVICE',
  environment: 'ENVIRONMENT',
  provider: 'PROVIDER',
  model: 'MODEL',
  operation: 'OPERATION',
  key: 'INGESTION_KEY',
  user: 'USER',
  agent: 'AGENT',
};

const KINDS: Readonly<Record<OwnerLevel, UnitKind>> = { team: 'TEAM', project: 'PROJECT', costCenter: 'COST_CENTRE' };

const LOOKED_BACK_DAYS = 30;

/** Writes one rule. Nothing is saved by it: the rule goes into the draft once the API finds nothing wrong with it. */
@Component({
  selector: 'tl-rule-dialog',
  imports: [Combobox, DialogTitle, FailureNote, HelpButton, TranslocoDirective],
  templateUrl: './rule-dialog.html',
  styleUrl: './rule-dialog.css',
})
export class RuleDialog {
  protected readonly task = inject<RuleTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<Rule>>(DialogRef);
  private readonly present = inject(PRESENT);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('attribution.rules');

  protected readonly subjects = [...SUBJECTS, ATTRIBUTE_SUBJECT];
  protected readonly operators = OPERATORS;
  protected readonly purposes = PURPOSES;
  protected readonly levels = OWNER_LEVELS;

  protected readonly form = signal<RuleForm>(formOf(this.task.rule));
  private readonly isIdWritten = signal(!this.task.isNew);
  protected readonly today = computed(() => localDay(this.present.now(), this.organization.value()?.timeZone ?? 'UTC'));

  /** Rules are checked where they are kept. */
  private readonly check = questionApi(TryAttributionRulesDocument);
  protected readonly isWorking = signal(false);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly issues = signal<readonly Issue[]>([]);

  /** What is being looked up: values of a condition, or owners. */
  protected readonly looked = signal<{ readonly place: number; readonly typed: string } | undefined>(undefined);
  private readonly values = askApi(RuleValuesDocument, () => {
    const looked = this.looked();
    const dimension = looked && DIMENSIONS[this.form().conditions[looked.place]?.subject ?? ''];
    if (looked === undefined || dimension === undefined) return undefined;
    const to = new Date(Math.ceil(this.present.now().getTime() / QUARTER_MS) * QUARTER_MS);
    const from = new Date(to.getTime() - LOOKED_BACK_DAYS * 86_400_000);
    const search = looked.typed === '' ? null : looked.typed;
    return { input: { dimension, search, from: from.toISOString(), to: to.toISOString(), limit: 50 } };
  });
  protected readonly offered = computed((): readonly ComboboxOption[] => {
    const found = this.values.value()?.dimensionValues;
    if (found?.__typename !== 'DimensionValues' || this.looked() === undefined) return [];
    return found.values.flatMap(({ value }) => (value === null ? [] : [{ value, text: value }]));
  });
  protected readonly areValuesLoading = this.values.isLoading;

  protected readonly lookedOwner = signal<{ readonly level: OwnerLevel; readonly typed: string } | undefined>(
    undefined,
  );
  private readonly owners = askApi(RuleOwnersDocument, () => {
    const looked = this.lookedOwner();
    return looked && { kind: KINDS[looked.level], search: looked.typed };
  });
  protected readonly areOwnersLoading = this.owners.isLoading;

  protected ownersOffered(level: OwnerLevel): readonly ComboboxOption[] {
    const found = this.owners.value()?.directory;
    if (found?.__typename !== 'Directory' || this.lookedOwner()?.level !== level) return [];
    return found.units.map(({ unit }) => ({
      value: unit.id,
      text: unit.id,
      hint: unit.name === unit.id ? '' : unit.name,
    }));
  }

  protected valuesOffered(place: number): readonly ComboboxOption[] {
    return this.looked()?.place === place ? this.offered() : [];
  }

  /** `conditions.0.values`, as the API names it within the rule. */
  protected issueOf(field: string): string {
    return this.issues().find((issue) => issue.field === `rules.0.${field}`)?.message ?? '';
  }

  protected readonly otherIssues = computed(() =>
    this.issues().filter(
      ({ field }) =>
        !/^rules\.0\.(id|name|from|until|team|project|costCenter|conditions\.\d+\.|labels\.\d+\.)/.test(field),
    ),
  );

  protected chosen(text: string): readonly OptionValue[] {
    return text === '' ? [] : [text];
  }

  protected write(part: Partial<RuleForm>): void {
    this.form.update((known) => ({ ...known, ...part }));
    if (part.id !== undefined) this.isIdWritten.set(true);
    if (part.name === undefined || this.isIdWritten()) return;
    const id = idFrom(part.name, this.task.takenIds);
    this.form.update((known) => ({ ...known, id }));
  }

  protected writeOwner(level: OwnerLevel, values: readonly OptionValue[]): void {
    this.write({ [level]: values[0] ?? '' });
  }

  protected writeCondition(place: number, part: Partial<ConditionForm>): void {
    const conditions = this.form().conditions.map((condition, index) =>
      index === place ? { ...condition, ...part } : condition,
    );
    this.write({ conditions });
  }

  protected writeOperator(place: number, operator: string): void {
    const known = OPERATORS.find((one) => one === operator);
    if (known === undefined) return;
    const { values = [] } = this.form().conditions[place] ?? {};
    this.writeCondition(place, { operator: known, values: known === 'IN' ? values : values.slice(0, 1) });
  }

  protected writeValues(place: number, values: readonly OptionValue[]): void {
    this.writeCondition(place, { values: values.flatMap((value) => value ?? []) });
  }

  protected addCondition(): void {
    this.write({ conditions: [...this.form().conditions, EMPTY_CONDITION] });
  }

  protected removeCondition(place: number): void {
    this.write({ conditions: this.form().conditions.filter((_, index) => index !== place) });
  }

  protected addLabel(): void {
    this.write({ labels: [...this.form().labels, { name: '', value: '' }] });
  }

  protected writeLabel(place: number, part: { readonly name?: string; readonly value?: string }): void {
    this.write({ labels: this.form().labels.map((label, index) => (index === place ? { ...label, ...part } : label)) });
  }

  protected removeLabel(place: number): void {
    this.write({ labels: this.form().labels.filter((_, index) => index !== place) });
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isWorking()) return;
    const rule = ruleOf(this.form());
    this.failure.set(undefined);
    this.issues.set(
      this.task.takenIds.has(rule.id) ? [{ field: 'rules.0.id', message: this.translate()('dialog.idTaken') }] : [],
    );
    if (this.issues().length > 0) return;
    this.isWorking.set(true);
    const asked = await this.check({ input: { rules: [inputOf(rule)], values: [] } });
    this.isWorking.set(false);
    if (!asked.done) return this.failure.set(asked.failure);
    const outcome = asked.data.tryAttributionRules;
    if (outcome.__typename === 'InvalidAttributionRules') this.issues.set(outcome.issues);
    else this.dialog.close(rule);
  }
}

const QUARTER_MS = 900_000;

/** Opens the dialog. @returns undefined where the rule was left as it is */
export function openRuleDialog(dialogs: Dialogs, task: RuleTask): Promise<Rule | undefined> {
  return dialogs.open<Rule, RuleTask>(RuleDialog, task, 760);
}
