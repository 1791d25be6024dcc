import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, askApi, changeApi, CurrentOrganization, May } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  changeBetween,
  compareDecimals,
  DataTable,
  EmptyState,
  FailureNote,
  moneyIn,
  Numbers,
  Progress,
  Skeleton,
  type TableColumn,
  translator,
} from '@tokenledger/shared/ui';

import {
  ApplyAttributionDocument,
  CancelAttributionDocument,
  ReattributionDocument,
  type ReattributionQuery,
} from '../operations';
import { callsIn, movedIn, type MovedOwner, movedOwners, MOVING, type ReattributionInFull } from './moved-spend';

const LOOK_EVERY_MS = 1_000;
const ENDED_EARLY: ReadonlySet<string> = new Set(['CANCELLED', 'FAILED']);

/** Booked calls and the rules: what would move from whom to whom, how far that is, and what can be done with it. */
@Component({
  selector: 'tl-rule-reattribution',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    DataTable,
    EmptyState,
    FailureNote,
    May,
    Progress,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './rule-reattribution.html',
  styleUrl: './rule-reattribution.css',
})
export class RuleReattribution {
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('attribution.rules');
  private readonly apply = changeApi(ApplyAttributionDocument);
  private readonly cancelIt = changeApi(CancelAttributionDocument);
  protected readonly numbers = inject(Numbers);

  readonly id = input.required<string>();
  /** Whether the draft says something else than what was previewed. */
  readonly isOld = input(false);
  /** Whether what was previewed is not saved yet. */
  readonly isUnsaved = input(false);
  /** Saves what was previewed; it is applied by `applyIt` once that is done. */
  readonly saveFirst = output();
  readonly moved = output<string>();

  protected readonly answer = askApi(ReattributionDocument, () => ({ id: this.id() }), {
    everyMs: () => (this.isMoving() ? LOOK_EVERY_MS : undefined),
  });
  protected readonly isEmpty = ({ rerating }: ReattributionQuery) => rerating === null;
  protected readonly one = computed((): ReattributionInFull | undefined => this.answer.value()?.rerating ?? undefined);
  protected readonly isMoving = computed((): boolean => MOVING.has(this.one()?.state ?? ''));
  protected readonly isApplied = computed(() => this.one()?.appliedBy !== null && this.one() !== undefined);
  protected readonly figures = computed(() => (this.isApplied() ? this.one()?.applied : this.one()?.preview));
  protected readonly owners = computed(() => this.largestFirst(movedOwners(this.figures()?.differences ?? [])));
  protected readonly converted = computed(() => this.largestFirst(movedOwners(this.figures()?.converted ?? [])));
  /** Calls, as they are shown; undefined where there are none. */
  protected readonly leftAlone = computed(() => this.countText(callsIn(this.figures()?.leftAlone ?? [])));
  protected readonly undecided = computed(() => this.countText(callsIn(this.figures()?.undecided ?? [])));
  protected readonly calls = computed(() => this.countText(callsIn(this.figures()?.differences ?? [])) ?? '0');
  protected readonly movedCalls = computed(() => this.countText(movedIn(this.figures()?.differences ?? [])) ?? '0');
  protected readonly toldOtherwise = computed(() => {
    const differences = this.figures()?.differences ?? [];
    return this.countText(callsIn(differences) - movedIn(differences));
  });
  protected readonly lookedAt = computed(() => this.numbers.count(this.figures()?.callsLookedAt, 'exact'));
  /** It ended before it had looked at everything. */
  protected readonly isPartial = computed(() => ENDED_EARLY.has(this.one()?.state ?? ''));
  /** It looked at everything, and nothing is to be told. */
  protected readonly isNothing = computed(
    () => !this.isMoving() && !this.isPartial() && this.leftAlone() === undefined && this.undecided() === undefined,
  );
  protected readonly rowKey = ({ owner, level, currency }: MovedOwner): string =>
    JSON.stringify([owner, level, currency]);
  protected readonly isWorking = signal(false);
  protected readonly denial = signal<string | undefined>(undefined);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  protected readonly range = computed(() => {
    const one = this.one();
    const zone = this.organization.value()?.timeZone ?? 'UTC';
    return one === undefined ? '' : this.numbers.range({ start: new Date(one.from), end: new Date(one.to) }, zone);
  });
  protected readonly share = computed(() => {
    const [all, done] = [this.one()?.callsToLookAt, this.figures()?.callsLookedAt];
    return all === undefined || all === null || all === '0' ? undefined : Number(done ?? 0) / Number(all);
  });
  protected readonly progressText = computed(() => {
    const [one, translate] = [this.one(), this.translate()];
    if (one?.cancelRequested === true) return translate('move.cancelling');
    if (one === undefined || one.callsToLookAt === null) return translate('move.waiting');
    const [done, all] = [this.figures()?.callsLookedAt, one.callsToLookAt].map((calls) =>
      this.numbers.count(calls, 'exact'),
    );
    return translate(this.isApplied() ? 'move.applying' : 'move.previewing', { done: done ?? '', all: all ?? '' });
  });
  protected readonly columns = computed((): readonly TableColumn<MovedOwner>[] => {
    const translate = this.translate();
    const count = (key: 'comes' | 'leaves' | 'stays'): TableColumn<MovedOwner> => ({
      key,
      header: translate('move.columns.' + key),
      align: 'end',
      text: (row) => this.numbers.count(row[key].toString(), 'exact'),
      exact: (row) => row[key].toString(),
      sortBy: (row) => row[key],
    });
    const cost = (key: 'costBefore' | 'costAfter'): TableColumn<MovedOwner> => ({
      key,
      header: translate('move.columns.' + key),
      align: 'end',
      text: (row) => (row.currency === null ? undefined : this.numbers.money(row[key], row.currency)),
      exact: (row) => (row.currency === null ? undefined : `${row[key]} ${row.currency}`),
      compare: (one, other) => compareDecimals(one[key], other[key]),
    });
    return [
      {
        key: 'owner',
        header: translate('move.columns.owner'),
        text: ({ owner, level }) =>
          owner === null
            ? translate('nobody')
            : translate('move.owner', { owner, level: translate('levelsOf.' + level) }),
        exact: ({ owner }) => owner ?? undefined,
        sortBy: ({ owner }) => owner ?? undefined,
      },
      count('comes'),
      count('leaves'),
      count('stays'),
      cost('costBefore'),
      cost('costAfter'),
      {
        key: 'difference',
        header: translate('move.columns.difference'),
        align: 'end',
        text: ({ costAfter, costBefore, currency }) =>
          currency === null
            ? undefined
            : this.numbers.difference(changeBetween(costAfter, costBefore), moneyIn(currency), 'full'),
        exact: ({ costAfter, costBefore, currency }) =>
          currency === null ? undefined : `${changeBetween(costAfter, costBefore).absolute ?? ''} ${currency}`,
      },
    ];
  });

  constructor() {
    let known: string | undefined;
    effect(() => {
      const state = this.one()?.state;
      if (state === undefined || state === known) return;
      known = state;
      this.moved.emit(state);
    });
    effect(() => {
      this.id();
      this.denial.set(undefined);
      this.failure.set(undefined);
    });
  }

  protected press(): void {
    if (this.isWorking()) return;
    if (this.isUnsaved()) this.saveFirst.emit();
    else void this.applyIt();
  }

  async applyIt(): Promise<void> {
    if (this.isWorking()) return;
    this.begin();
    const changed = await this.apply({ id: this.id() });
    this.end(changed.done ? changed.data.applyAttribution : changed.failure);
  }

  protected async cancel(): Promise<void> {
    if (this.isWorking()) return;
    this.begin();
    const changed = await this.cancelIt({ id: this.id() });
    this.end(changed.done ? changed.data.cancelAttribution : changed.failure);
  }

  private begin(): void {
    this.isWorking.set(true);
    this.denial.set(undefined);
    this.failure.set(undefined);
  }

  private end(outcome: { readonly __typename: string; readonly denial?: string } | ApiFailure): void {
    this.isWorking.set(false);
    const translate = this.translate();
    if (!('__typename' in outcome)) this.failure.set(outcome);
    else if (outcome.denial !== undefined) this.denial.set(translate('move.denials.' + outcome.denial));
    this.answer.reload();
  }

  private countText(calls: bigint): string | undefined {
    return calls === 0n ? undefined : this.numbers.count(calls.toString(), 'exact');
  }

  private largestFirst(owners: readonly MovedOwner[]): readonly MovedOwner[] {
    const sizeOf = ({ costAfter, costBefore }: MovedOwner) =>
      (changeBetween(costAfter, costBefore).absolute ?? '0').replace('-', '');
    return owners.toSorted((one, other) => compareDecimals(sizeOf(other), sizeOf(one)));
  }
}
