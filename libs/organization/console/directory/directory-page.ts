import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, changeApi, CurrentOrganization, May } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  type AnswerState,
  AnswerView,
  AnswerWaiting,
  Banner,
  Dialogs,
  downloadCsv,
  EmptyState,
  isLocalDate,
  Numbers,
  PRESENT,
  Skeleton,
  Toasts,
  translator,
} from '@tokenledger/shared/ui';
import { localDay } from '@tokenledger/shared/time';

import {
  ChangeDirectoryDocument,
  type DirectoryChangeFieldsFragment,
  DirectoryCsvDocument,
  type DirectoryRowInput,
  DirectoryTreeDocument,
  type DirectoryTreeQuery,
  type UnitKind,
  UnitInDirectoryDocument,
  type UnitReferenceInput,
} from '../operations';
import { dayText } from './directory-words';
import { FoundUnits } from './found-units';
import { importDirectory } from './import-dialog';
import { takingBack } from './taking-back';
import { takingBackAllTheSame } from './taking-back-all-the-same';
import { type Opened, type TreeRow, treeRows } from './tree-rows';
import { openUnitDialog } from './unit-dialog';
import type { NamedUnit, UnitTask } from './unit-form';
import { type UnitDeed, UnitDetail, type UnitInDirectory } from './unit-detail';
import { keyOf, KINDS, PARENT_KINDS, unitOf } from './unit-key';
import { UnitTree } from './unit-tree';

const TYPING_MS = 250;

/** The organisation's cost centres, teams, projects and people on a day, and whatever can be changed about them. */
@Component({
  selector: 'tl-directory-page',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    EmptyState,
    FoundUnits,
    May,
    Skeleton,
    TranslocoDirective,
    UnitDetail,
    UnitTree,
  ],
  templateUrl: './directory-page.html',
  styleUrl: './directory-page.css',
})
export class DirectoryPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly dialogs = inject(Dialogs);
  private readonly document = inject(DOCUMENT);
  private readonly toasts = inject(Toasts);
  private readonly numbers = inject(Numbers);
  private readonly present = inject(PRESENT);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('organization.directory');
  private readonly send = changeApi(ChangeDirectoryDocument);
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  /** The unit and day that the tree was opened for. */
  private revealed: string | undefined;
  private typing: ReturnType<typeof setTimeout> | undefined;

  /** The day of the address; undefined for today, whichever that is. */
  protected readonly on = computed(() => {
    const text = this.params().get('on') ?? '';
    return isLocalDate(text) ? text : undefined;
  });
  protected readonly isNoDay = computed(() => this.params().has('on') && this.on() === undefined);
  protected readonly search = computed(() => this.params().get('q') ?? '');
  protected readonly chosen = computed(() => unitOf(this.params().get('unit') ?? ''));
  protected readonly chosenKey = computed(() => {
    const unit = this.chosen();
    return unit === undefined ? undefined : keyOf(unit);
  });

  /** Undefined until somebody opens or closes something: the API opens what is read at once. */
  private readonly opened = signal<readonly UnitReferenceInput[] | undefined>(undefined);
  private readonly hasUnplaced = signal(false);
  private readonly asked = askApi(DirectoryTreeDocument, () => ({
    on: this.on() ?? null,
    open: this.opened() ?? null,
  }));
  protected readonly found = computed(() => {
    const tree = this.asked.value()?.directoryTree;
    return tree?.__typename === 'DirectoryTree' ? tree : undefined;
  });
  /** What is only opened further is not old meanwhile; the tree of another day is. */
  protected readonly tree: AnswerState<DirectoryTreeQuery> = {
    ...this.asked,
    isOutdated: () => this.asked.isOutdated() && this.on() !== undefined && this.on() !== this.found()?.on,
  };
  protected readonly isEmpty = (): boolean => this.found()?.unitCount === 0;
  private readonly open = computed((): Opened => {
    const levels = this.found()?.levels ?? [];
    const units = this.opened() ?? levels.flatMap(({ parent }) => (parent === null ? [] : [parent]));
    return { units, hasUnplaced: this.hasUnplaced() };
  });
  protected readonly rows = computed((): readonly TreeRow[] => {
    const tree = this.found();
    return tree === undefined ? [] : treeRows(tree, this.open());
  });

  protected readonly unit = askApi(UnitInDirectoryDocument, () => {
    const unit = this.chosen();
    return unit === undefined ? undefined : { unit, on: this.on() ?? null };
  });
  protected readonly isGone = computed(() => this.unit.value()?.directoryUnit === null && !this.unit.isOutdated());
  protected readonly detail = computed((): UnitInDirectory | undefined => {
    const unit = this.unit.value()?.directoryUnit;
    return unit?.__typename === 'UnitInDirectory' ? unit : undefined;
  });

  private readonly timeZone = computed(() => this.organization.value()?.timeZone ?? 'UTC');
  private readonly today = computed(() => localDay(this.present.now(), this.timeZone()));
  /** What is shown, as the field of the day has it. */
  protected readonly day = computed(() => this.on() ?? this.found()?.on ?? this.today());
  protected readonly otherDay = computed(() =>
    this.day() === this.today() ? undefined : dayText(this.day(), this.numbers),
  );

  private readonly wantsFile = signal(false);
  protected readonly file = askApi(DirectoryCsvDocument, () => (this.wantsFile() ? {} : undefined));

  constructor() {
    effect(() => {
      const csv = this.file.value()?.directoryCsv;
      if (csv === undefined || !untracked(this.wantsFile) || this.file.isLoading()) return;
      untracked(() => {
        downloadCsv(this.document, `directory-${this.today()}`, csv);
        this.wantsFile.set(false);
      });
    });
    effect(() => {
      const detail = this.detail();
      if (detail === undefined || this.found() === undefined) return;
      const place = `${keyOf(detail.placed.unit)} ${detail.on}`;
      // Once: what somebody closes afterwards stays closed.
      if (place === this.revealed) return;
      this.revealed = place;
      untracked(() => this.reveal(detail.placed.lineage));
    });
  }

  protected look(part: Params): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: part, queryParamsHandling: 'merge' });
  }

  protected lookAt(unit: UnitReferenceInput): void {
    this.look({ unit: keyOf(unit), q: null });
  }

  protected chooseDay(event: Event): void {
    const day = (event.target as HTMLInputElement).value;
    this.look({ on: isLocalDate(day) && day !== this.today() ? day : null });
  }

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.look({ q: text.trim() || null }), TYPING_MS);
  }

  protected toggle(row: TreeRow): void {
    if (row.kind === 'unplaced') return this.hasUnplaced.update((isOpen) => !isOpen);
    if (row.kind !== 'unit') return;
    const { kind, id } = row.placed.unit;
    const open = this.open().units.map((one) => ({ kind: one.kind, id: one.id }));
    const others = open.filter((one) => keyOf(one) !== row.key);
    this.opened.set(row.isOpen === true ? others : [...others, { kind, id }]);
  }

  /** What was found by its name, or stands in an address, is seen where it belongs. */
  private reveal(lineage: readonly UnitReferenceInput[]): void {
    const open = this.open().units.map(({ kind, id }) => ({ kind, id }));
    const known = new Set(open.map(keyOf));
    const closed = lineage.filter((one) => !known.has(keyOf(one))).map(({ kind, id }) => ({ kind, id }));
    if (closed.length > 0) this.opened.set([...open, ...closed]);
  }

  protected save(): void {
    this.file.reload();
    this.wantsFile.set(true);
  }

  protected async act(deed: UnitDeed): Promise<void> {
    const found = this.detail();
    if (found === undefined) return;
    const { unit, lineage, childCount, peopleCount, monthlyTokens } = found.placed;
    const day = this.day();
    const tasks: Readonly<Record<UnitDeed, UnitTask>> = {
      edit: { deed: 'edit', unit },
      move: { deed: 'move', unit, parent: lineage.at(-1), day, childCount, peopleCount },
      allow: { deed: 'allow', unit, monthlyTokens, day },
      add: { deed: 'add', kind: kindBelow(unit.kind), parent: unit, day },
    };
    const change = await openUnitDialog(this.dialogs, tasks[deed]);
    if (change === undefined) return;
    if (deed === 'add') this.tellAdded(change);
    else this.tell(deed === 'move' ? 'moved' : 'changed', unit, change);
  }

  protected async add(): Promise<void> {
    const kind = this.isEmpty() ? 'COST_CENTRE' : 'TEAM';
    const task: UnitTask = { deed: 'add', kind, parent: undefined, day: this.day() };
    const change = await openUnitDialog(this.dialogs, task);
    if (change !== undefined) this.tellAdded(change);
  }

  protected async import(): Promise<void> {
    const change = await importDirectory(this.dialogs, this.today());
    if (change !== undefined) this.tell('imported', undefined, change);
  }

  private tellAdded(change: DirectoryChangeFieldsFragment): void {
    const added = change.units[0]?.after;
    this.tell('added', added, change);
    if (added !== undefined) this.lookAt(added);
  }

  private tell(key: string, unit: NamedUnit | undefined, change: DirectoryChangeFieldsFragment): void {
    this.reload();
    const text = this.translate()(key, { name: unit?.name ?? '' });
    const rows = takingBack(change);
    const since = change.changedAt;
    this.toasts.show(rows === undefined ? { text } : { text, undo: () => void this.takeBack(rows, since) });
  }

  /** @param since the moment of the change; null where what others did since is taken back as well */
  private async takeBack(rows: readonly DirectoryRowInput[], since: string | null): Promise<void> {
    const sent = await this.send({ input: { rows, preview: false, unlessChangedAfter: since } });
    const outcome = sent.done ? sent.data.changeDirectory : undefined;
    if (outcome?.__typename === 'DirectoryChangedMeanwhile') {
      const question = takingBackAllTheSame(outcome.changes, this.translate(), this.numbers, this.timeZone());
      if (await this.dialogs.confirm(question)) await this.takeBack(rows, null);
      else this.reload();
      return;
    }
    const isBack = outcome?.__typename === 'DirectoryChange';
    this.toasts.show({ text: this.translate()(isBack ? 'takenBack' : 'notTakenBack') });
    this.reload();
  }

  private reload(): void {
    this.asked.reload();
    this.unit.reload();
  }
}

/** The kind that most often stands below another. */
function kindBelow(kind: UnitKind): UnitKind {
  if (kind === 'TEAM') return 'PROJECT';
  return KINDS.find((one) => PARENT_KINDS[one].includes(kind)) ?? 'TEAM';
}
