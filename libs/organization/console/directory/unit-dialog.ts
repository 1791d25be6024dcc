import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, askApi, changeApi } from '@tokenledger/shared/console-api';
import {
  Combobox,
  type ComboboxOption,
  type Dialogs,
  DialogTitle,
  FailureNote,
  Numbers,
  type OptionValue,
  translator,
} from '@tokenledger/shared/ui';

import { ChangeDirectoryDocument, type DirectoryChangeFieldsFragment, DirectorySearchDocument } from '../operations';
import { allowanceTexts, placementTexts } from './directory-words';
import {
  asksForParent,
  formOf,
  toRow,
  type UnitForm,
  type UnitTask,
  writtenFields,
  type WrittenField,
} from './unit-form';
import { KIND_KEYS, keyOf, KINDS, PARENT_KINDS } from './unit-key';

interface Issue {
  readonly field: string;
  readonly message: string;
}

const HINTS: Readonly<Partial<Record<WrittenField, string>>> = {
  id: 'dialog.idHint',
  name: 'dialog.nameHint',
  externalId: 'dialog.externalIdHint',
  owners: 'dialog.ownersHint',
  aliases: 'dialog.aliasesHint',
  monthlyTokens: 'dialog.monthlyTokensHint',
};

const FROM_HINTS = {
  add: 'dialog.fromAddHint',
  edit: '',
  move: 'dialog.fromMoveHint',
  allow: 'dialog.fromAllowHint',
} as const;

/** Adds, edits or moves one unit, or sets an allowance. What concerns days is shown before it is done. */
@Component({
  selector: 'tl-unit-dialog',
  imports: [Combobox, DialogTitle, FailureNote, TranslocoDirective],
  templateUrl: './unit-dialog.html',
  styleUrl: './unit-dialog.css',
})
export class UnitDialog {
  protected readonly task = inject<UnitTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<DirectoryChangeFieldsFragment>>(DialogRef);
  protected readonly numbers = inject(Numbers);
  private readonly translate = translator('organization.directory');
  private readonly send = changeApi(ChangeDirectoryDocument);

  protected readonly kinds = KINDS.map((kind) => ({ kind, key: KIND_KEYS[kind] }));
  protected readonly form = signal<UnitForm>(formOf(this.task));
  protected readonly written = computed(() => writtenFields(this.task, this.form()));
  protected readonly hasParent = computed(() => asksForParent(this.task, this.form()));
  protected readonly hasPreview = this.task.deed === 'move' || this.task.deed === 'allow';
  protected readonly name = this.task.deed === 'add' ? '' : this.task.unit.name;
  protected readonly moved = this.task.deed === 'move' ? this.task : undefined;

  protected readonly change = signal<DirectoryChangeFieldsFragment | undefined>(undefined);
  protected readonly issues = signal<readonly Issue[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly isWorking = signal(false);
  /** What no field of the form is to blame for. */
  protected readonly otherIssues = computed(() => {
    const shown = new Set<string>([...this.written(), ...(this.hasParent() ? ['parent'] : []), 'kind']);
    return this.issues().filter(({ field }) => !shown.has(nameIn(field)));
  });
  protected readonly comparison = computed(() => {
    const change = this.change();
    if (change === undefined) return undefined;
    const words = [this.translate(), this.numbers] as const;
    const never = [this.translate()('dialog.never')];
    const orNever = (texts: readonly string[]) => (texts.length === 0 ? never : texts);
    for (const { before, after } of change.placements) {
      return { before: orNever(placementTexts(before, ...words)), after: orNever(placementTexts(after, ...words)) };
    }
    for (const { before, after } of change.allowances) {
      return { before: orNever(allowanceTexts(before, ...words)), after: orNever(allowanceTexts(after, ...words)) };
    }
    return undefined;
  });

  /** What was typed to find what it belongs to. */
  protected readonly searched = signal('');
  private readonly parentKinds = computed(() => PARENT_KINDS[this.form().kind]);
  protected readonly parents = askApi(DirectorySearchDocument, () => {
    if (!this.hasParent()) return undefined;
    const kinds = this.parentKinds();
    const on = this.form().from || null;
    return { on, kind: kinds.length === 1 ? (kinds[0] ?? null) : null, search: this.searched(), first: 100 };
  });
  protected readonly options = computed((): readonly ComboboxOption[] => {
    const found = this.parents.value()?.directory;
    const units = found?.__typename === 'Directory' ? found.units : [];
    const known = this.task.deed === 'add' && this.task.parent !== undefined ? [{ unit: this.task.parent }] : [];
    const all = units.filter(({ unit }) => this.parentKinds().includes(unit.kind));
    const isNew = known.filter(({ unit }) => !all.some((other) => keyOf(other.unit) === keyOf(unit)));
    return [...isNew, ...all].map(({ unit }) => ({
      value: keyOf(unit),
      text: unit.name,
      hint: `${this.translate()(KIND_KEYS[unit.kind])} ${unit.id}`,
    }));
  });
  protected readonly chosenParents = computed(() => (this.form().parent === '' ? [] : [this.form().parent]));

  protected issueOf(field: string): string {
    return this.issues().find((issue) => nameIn(issue.field) === field)?.message ?? '';
  }

  protected hintOf(field: WrittenField): string {
    const key = field === 'from' ? FROM_HINTS[this.task.deed] : HINTS[field];
    return key === undefined || key === '' ? '' : this.translate()(key);
  }

  protected write(part: Partial<UnitForm>): void {
    this.form.update((known) => ({ ...known, ...part }));
  }

  protected writeField(field: WrittenField, event: Event): void {
    this.write({ [field]: (event.target as HTMLInputElement).value });
  }

  protected writeKind(event: Event): void {
    const kind = KINDS.find((one) => one === (event.target as HTMLSelectElement).value);
    if (kind !== undefined) this.write({ kind, parent: '' });
  }

  protected writeParent(values: readonly OptionValue[]): void {
    this.write({ parent: values[0] ?? '' });
  }

  protected submit(event: Event): Promise<void> {
    event.preventDefault();
    return this.run(this.hasPreview);
  }

  protected reconsider(): void {
    this.change.set(undefined);
    this.failure.set(undefined);
  }

  protected async run(preview: boolean): Promise<void> {
    if (this.isWorking()) return;
    this.failure.set(undefined);
    const form = this.form();
    this.issues.set(this.missing(form));
    if (this.issues().length > 0) return;
    this.isWorking.set(true);
    const sent = await this.send({ input: { rows: [toRow(this.task, form)], preview } });
    this.isWorking.set(false);
    if (!sent.done) return this.failure.set(sent.failure);
    const outcome = sent.data.changeDirectory;
    if (outcome.__typename === 'InvalidDirectory') {
      this.change.set(undefined);
      this.issues.set(outcome.issues);
    } else if (outcome.__typename === 'DirectoryChange') {
      if (preview) this.change.set(outcome);
      else this.dialog.close(outcome);
    }
  }

  /** Without a parent the API would leave it where it is, which nobody means who opens this. */
  private missing(form: UnitForm): readonly Issue[] {
    const isMissing = this.hasParent() && !form.hasNone && form.parent === '';
    return isMissing ? [{ field: 'parent', message: this.translate()('dialog.chooseParent') }] : [];
  }
}

/** `monthlyTokens` of `rows.0.monthlyTokens`. */
function nameIn(field: string): string {
  return field.split('.').at(-1) ?? '';
}

/** Opens the dialog. @returns undefined where nothing was changed */
export function openUnitDialog(dialogs: Dialogs, task: UnitTask): Promise<DirectoryChangeFieldsFragment | undefined> {
  return dialogs.open<DirectoryChangeFieldsFragment, UnitTask>(UnitDialog, task, 600);
}
