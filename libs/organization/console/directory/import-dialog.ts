import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  CodeBlock,
  type CsvChange,
  CsvImport,
  type CsvNote,
  type Dialogs,
  DialogTitle,
  downloadCsv,
  Numbers,
  type SendCsv,
  type TakeCsvChanges,
  translator,
} from '@tokenledger/shared/ui';

import type { DirectoryChangeFieldsFragment } from '../operations';
import { allowanceTexts, passedNamesText, placementTexts, plannedText } from './directory-words';
import { KIND_KEYS } from './unit-key';
import { directoryUpload, MOST_BYTES, type OutdatedPreview } from './directory-upload';

const WAYS = ['added', 'renamed', 'described', 'moved', 'allowances', 'ended', 'removed'] as const;

interface ImportTask {
  /** Of the organisation, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Brings a CSV file into the directory: first what it would change, then the change. */
@Component({
  selector: 'tl-directory-import',
  imports: [CodeBlock, CsvImport, DialogTitle, TranslocoDirective],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.css',
})
export class ImportDialog {
  protected readonly dialog = inject<DialogRef<DirectoryChangeFieldsFragment>>(DialogRef);
  private readonly numbers = inject(Numbers);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('organization.directory');
  private readonly upload = directoryUpload();
  private readonly document = inject(DOCUMENT);
  private applied: DirectoryChangeFieldsFragment | undefined;
  /** Of the directory that the preview on the screen was worked out from. */
  private version = '';

  protected readonly mostBytes = MOST_BYTES;
  protected readonly isComplete = signal(false);
  protected readonly on = signal(inject<ImportTask>(DIALOG_DATA).today);
  /** A preview of other days, or of a file that is complete, is no preview of this one. */
  protected readonly about = computed(() => `${this.on()} ${this.isComplete()}`);
  protected readonly command = computed(() => {
    const tenant = this.organization.value()?.id ?? 'TENANT';
    const code = `npm run admin -- directory preview ${tenant} FILE ${this.on()}${this.isComplete() ? ' all' : ''}`;
    return [{ name: '', code }];
  });
  protected readonly tooLargeText = (file: string): string => this.translate()('importing.tooLarge', { file });

  protected readonly send: SendCsv = async (csv, preview, signal) => {
    const options = { complete: this.isComplete(), on: this.on() };
    const sent = await (preview
      ? this.upload.preview(csv, options, signal)
      : this.upload.change(csv, options, this.version));
    if (!sent.done) return { kind: 'failed', failure: sent.failure };
    const outcome = sent.data;
    if (outcome.__typename === 'InvalidDirectory') return { kind: 'refused', refusal: outcome };
    if (outcome.__typename === 'OutdatedPreview') return { kind: 'outdated', why: this.whyOutdated(outcome) };
    if (outcome.applied) this.applied = outcome;
    else this.version = outcome.version ?? '';
    return { kind: 'change', change: this.toChange(outcome) };
  };

  protected readonly takeChanges: TakeCsvChanges = async (csv, signal) => {
    const options = { complete: this.isComplete(), on: this.on() };
    const sent = await this.upload.changes(csv, options, signal);
    if (!sent.done) return sent.failure;
    downloadCsv(this.document, `directory-changes-${this.on()}`, sent.data);
    return undefined;
  };

  protected finish(): void {
    this.dialog.close(this.applied);
  }

  private whyOutdated({ changedAt, changedBy }: OutdatedPreview): string {
    const translate = this.translate();
    if (changedAt === null || changedBy === null) return translate('importing.outdated');
    const at = this.numbers.moment(new Date(changedAt), this.organization.value()?.timeZone ?? 'UTC');
    return translate('importing.outdatedBy', { who: changedBy, at });
  }

  private toChange(change: DirectoryChangeFieldsFragment): CsvChange {
    const translate = this.translate();
    const { units, placements, allowances, ended } = change;
    const count = (of: number) => this.numbers.count(String(of), 'exact');
    const endedKeys = new Set(ended.map(({ kind, id }) => `${kind}:${id}`));
    const moved = placements.filter(({ unit }) => !endedKeys.has(`${unit.kind}:${unit.id}`));
    const kindOf = (kind: keyof typeof KIND_KEYS) => translate(KIND_KEYS[kind]);
    const line = (unit: (typeof placements)[number]['unit'], days: readonly string[]) => {
      const said = days.length === 0 ? translate('dialog.never') : days.join('; ');
      return translate('importing.moved', { kind: kindOf(unit.kind), name: unit.name, days: said });
    };
    // What ends is among what moves, and told apart; somebody may end who only had an allowance.
    const movedCount = Math.max(0, change.placementCount - change.endedCount);
    return {
      addedCount: change.unitCount + movedCount + change.allowanceCount,
      supersededCount: change.endedCount,
      unchangedCount: 0,
      summary: translate('importing.would', {
        added: count(change.addedCount),
        renamed: count(change.unitCount - change.addedCount),
        moved: count(movedCount),
        allowances: count(change.allowanceCount),
        ended: count(change.endedCount),
      }),
      counts: change.summary.map((counts) => this.countsText(counts)),
      added: [
        ...units.map(({ before, after: { kind, id, name } }) =>
          translate(before === null ? 'importing.newUnit' : 'importing.renamed', { kind: kindOf(kind), id, name }),
        ),
        ...moved.map(({ unit, after }) => line(unit, placementTexts(after, translate, this.numbers))),
        ...allowances.map(({ unit, after }) => line(unit, allowanceTexts(after, translate, this.numbers))),
      ],
      notes: this.notesOf(change),
      superseded: ended.map(({ kind, name }) => translate('importing.ended', { kind: kindOf(kind), name })),
    };
  }

  /** What was planned is on no line of the file: without a word of it nobody would know what becomes of it. */
  private notesOf(change: DirectoryChangeFieldsFragment): readonly CsvNote[] {
    const { plannedDropped, plannedDroppedCount, plannedKept, plannedKeptCount } = change;
    const note = (key: string, total: number, changes: typeof plannedKept, isWarning: boolean): readonly CsvNote[] => {
      if (total === 0) return [];
      const told = plannedText(changes, this.translate(), this.numbers);
      const count = this.numbers.count(String(total), 'exact');
      return [{ text: this.translate()(key, { count, changes: told }), isWarning }];
    };
    return [
      ...this.notesOfNames(change),
      ...note('importing.plannedDropped', plannedDroppedCount, plannedDropped, true),
      ...note('importing.plannedKept', plannedKeptCount, plannedKept, false),
    ];
  }

  private notesOfNames({ passedNameCount, passedNames }: DirectoryChangeFieldsFragment): readonly CsvNote[] {
    if (passedNameCount === 0) return [];
    const count = this.numbers.count(String(passedNameCount), 'exact');
    const names = passedNamesText(passedNames, this.translate());
    return [{ text: this.translate()('importing.passedNames', { count, names }), isWarning: true }];
  }

  /** `Team: 3 new, 1 moved`; what does not happen is not told. */
  private countsText({ kind, ...counts }: DirectoryChangeFieldsFragment['summary'][number]): string {
    const translate = this.translate();
    const told = WAYS.filter((way) => counts[way] > 0).map((way) =>
      translate(`importing.counts.${way}`, { count: this.numbers.count(String(counts[way]), 'exact') }),
    );
    return translate('importing.countsOf', {
      kind: translate(KIND_KEYS[kind]),
      counts: told.join(translate('importing.and')),
    });
  }
}

/** Opens the dialog. @returns undefined where nothing was changed */
export function importDirectory(dialogs: Dialogs, today: string): Promise<DirectoryChangeFieldsFragment | undefined> {
  return dialogs.open<DirectoryChangeFieldsFragment, ImportTask>(ImportDialog, { today }, 760);
}
