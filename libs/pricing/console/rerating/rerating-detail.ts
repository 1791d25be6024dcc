import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, askApi, changeApi, CurrentOrganization, May } from '@tokenledger/shared/console-api';
import { localDay } from '@tokenledger/shared/time';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  changeBetween,
  DataTable,
  Dialogs,
  EmptyState,
  FailureNote,
  moneyIn,
  Numbers,
  Progress,
  Skeleton,
  translator,
} from '@tokenledger/shared/ui';

import {
  ApplyReratingDocument,
  type ApplyReratingMutation,
  CancelReratingDocument,
  ReratingDocument,
  type ReratingQuery,
} from '../operations';
import { differenceColumns, differenceKey, isKnown } from './difference-columns';
import { callsOf, type CurrencySum, MOVING, type ReratingInFull, sumsOf } from './rerating-words';

const LOOK_EVERY_MS = 1_000;

/** One re-rating: how far it is, what it changes by team and month, and what can be done with it now. */
@Component({
  selector: 'tl-rerating-detail',
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
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './rerating-detail.html',
  styleUrl: './rerating-detail.css',
})
export class ReratingDetail {
  private readonly dialogs = inject(Dialogs);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('pricing.rerating.detail');
  private readonly apply = changeApi(ApplyReratingDocument);
  private readonly cancelIt = changeApi(CancelReratingDocument);
  protected readonly numbers = inject(Numbers);

  readonly id = input.required<string>();
  /** Its state is another one now. */
  readonly moved = output<string>();

  protected readonly answer = askApi(ReratingDocument, () => ({ id: this.id() }), {
    everyMs: () => (MOVING.has(this.rerating()?.state ?? '') ? LOOK_EVERY_MS : undefined),
  });
  protected readonly isEmpty = ({ rerating }: ReratingQuery) => rerating === null;
  protected readonly rerating = computed((): ReratingInFull | undefined => this.answer.value()?.rerating ?? undefined);
  protected readonly timeZone = computed(() => this.organization.value()?.timeZone ?? 'UTC');
  protected readonly isMoving = computed(() => MOVING.has(this.rerating()?.state ?? ''));
  /** Of its apply once somebody said so, else of its preview. */
  protected readonly isApplied = computed(() => (this.rerating()?.events ?? []).some(({ what }) => what === 'APPLIED'));
  protected readonly figures = computed(() => {
    const rerating = this.rerating();
    return this.isApplied() ? rerating?.applied : rerating?.preview;
  });
  protected readonly differences = computed(() => this.figures()?.differences ?? []);
  protected readonly converted = computed(() => this.figures()?.converted ?? []);
  protected readonly leftAlone = computed(() => this.figures()?.leftAlone ?? []);
  protected readonly sums = computed(() => sumsOf(this.differences()));
  protected readonly calls = computed(() => callsOf(this.differences()));
  protected readonly columns = computed(() => differenceColumns(this.translate(), this.numbers));
  protected readonly rowKey = differenceKey;
  protected readonly isWorking = signal(false);
  protected readonly denial = signal<string | undefined>(undefined);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  protected readonly title = computed(() => {
    const rerating = this.rerating();
    if (rerating === undefined) return '';
    const range = this.numbers.range({ start: new Date(rerating.from), end: new Date(rerating.to) }, this.timeZone());
    return this.translate()('title', { range });
  });
  protected readonly share = computed(() => {
    const rerating = this.rerating();
    if (rerating === undefined || rerating.callsToLookAt === null || rerating.callsToLookAt === '0') return undefined;
    return Number(this.figures()?.callsLookedAt ?? 0) / Number(rerating.callsToLookAt);
  });
  protected readonly progressText = computed(() => {
    const rerating = this.rerating();
    const translate = this.translate();
    if (rerating?.cancelRequested === true) return translate('cancelling');
    if (rerating === undefined || rerating.callsToLookAt === null) return translate('waiting');
    const done = this.numbers.count(this.figures()?.callsLookedAt, 'exact');
    return translate('progress', { done, all: this.numbers.count(rerating.callsToLookAt, 'exact') });
  });

  constructor() {
    let known: string | undefined;
    effect(() => {
      const state = this.rerating()?.state;
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

  protected differenceOf({ costAfter, costBefore, currency }: CurrencySum): string {
    return this.numbers.difference(changeBetween(costAfter, costBefore), moneyIn(currency), 'full');
  }

  protected costOf(sum: CurrencySum, key: 'costBefore' | 'costAfter'): string {
    return this.numbers.money(isKnown(sum, key) ? sum[key] : null, sum.currency);
  }

  /** The calls of a re-rating, in the days of the organisation. */
  protected callsOfIt({ from, to, provider, model }: ReratingInFull) {
    const day = (at: number) => localDay(new Date(at), this.timeZone());
    return { from: day(Date.parse(from)), to: day(Date.parse(to) - 1), provider, model };
  }

  protected when(at: string): string {
    return this.numbers.dateTime(new Date(at), this.timeZone());
  }

  protected async applyIt(): Promise<void> {
    const translate = this.translate();
    const agreed = await this.dialogs.confirm({
      title: translate('confirm.title'),
      text: translate('confirm.text'),
      consequences: this.consequences(),
      action: translate('confirm.action'),
    });
    if (agreed) await this.goOn();
  }

  protected async goOn(): Promise<void> {
    if (this.isWorking()) return;
    this.begin();
    const changed = await this.apply({ id: this.id() });
    this.end(changed.done ? changed.data.applyRerating : changed.failure);
  }

  protected async cancel(): Promise<void> {
    if (this.isWorking()) return;
    this.begin();
    const changed = await this.cancelIt({ id: this.id() });
    this.end(changed.done ? changed.data.cancelRerating : changed.failure);
  }

  private begin(): void {
    this.isWorking.set(true);
    this.denial.set(undefined);
    this.failure.set(undefined);
  }

  private end(outcome: ApplyReratingMutation['applyRerating'] | ApiFailure): void {
    this.isWorking.set(false);
    const translate = this.translate();
    if (!('__typename' in outcome)) this.failure.set(outcome);
    else if (outcome.__typename === 'ReratingDenied') this.denial.set(translate('denials.' + outcome.denial));
    this.answer.reload();
  }

  /** What applying does, in numbers. */
  private consequences(): readonly string[] {
    const translate = this.translate();
    const lines = [translate('confirm.calls', { calls: this.numbers.count(this.calls(), 'exact') })];
    for (const sum of this.sums()) {
      const [before, after] = [this.costOf(sum, 'costBefore'), this.costOf(sum, 'costAfter')];
      const key = isKnown(sum, 'costBefore') ? 'confirm.cost' : 'confirm.firstCost';
      lines.push(translate(key, { before, after, difference: this.differenceOf(sum) }));
    }
    for (const key of ['newlyPriced', 'newlyUnpriced'] as const) {
      const calls = this.sums().reduce((all, sum) => all + BigInt(sum[key]), 0n);
      if (calls > 0n) lines.push(translate(`confirm.${key}`, { calls: this.numbers.count(calls, 'exact') }));
    }
    return lines;
  }
}
