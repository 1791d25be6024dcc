import { computed, effect, linkedSignal, type Signal, signal, untracked, type WritableSignal } from '@angular/core';
import { type Answer, askApi } from '@tokenledger/shared/console-api';

import { RecentCallsDocument, type RecentCallsInput, type RecentCallsQuery } from '../operations';
import { type Arrived, arrivedSince, type CallList, type CallPage, listOf, withNewest, withOlder } from './call-list';

/** How often a list that follows what arrives asks for it. */
export const LIVE_EVERY_MS = 5_000;

export interface LiveCallsSetting {
  /** Undefined: nothing is asked yet. */
  readonly input: () => RecentCallsInput | undefined;
  /** Whether the list follows what arrives. */
  readonly isLive: () => boolean;
  /** Whether somebody reads: what arrives then waits, and nothing moves. */
  readonly isHeld: () => boolean;
}

type Listed = { readonly question: string; readonly page: CallPage; readonly list: CallList };

const NONE: Arrived = { count: 0, isMore: false };

/** The calls of a question, newest page first, further pages when asked for; to be made in an injection context. */
export class LiveCalls {
  private readonly listed = signal<Listed | undefined>(undefined);
  private readonly question: Signal<string>;
  private readonly newestPage: Signal<CallPage | undefined>;
  private readonly wantedAfter: WritableSignal<string | undefined>;
  private readonly isByTime: Signal<boolean>;

  /** The first page: its state is that of the list. */
  readonly newest: Answer<RecentCallsQuery>;
  /** The page behind, while it is awaited and where it failed. */
  readonly older: Answer<RecentCallsQuery>;
  readonly list = computed(() => this.listed()?.list);
  /** What has arrived and waits to be shown. */
  readonly waiting: Signal<Arrived>;

  constructor({ input, isLive, isHeld }: LiveCallsSetting) {
    const asked = computed(input);
    this.question = computed(() => JSON.stringify(asked()) ?? '');
    this.isByTime = computed(() => asked()?.order !== 'COSTLIEST');
    this.wantedAfter = linkedSignal<string, string | undefined>({
      source: this.question,
      computation: () => undefined,
    });
    this.newest = askApi(RecentCallsDocument, () => variables(asked()), {
      everyMs: () => (isLive() ? LIVE_EVERY_MS : undefined),
    });
    this.older = askApi(RecentCallsDocument, () => {
      const after = this.wantedAfter();
      return after === undefined ? undefined : variables(asked(), after);
    });
    this.newestPage = computed(() => (this.newest.isOutdated() ? undefined : pageOf(this.newest.value())));
    this.waiting = computed(() => {
      const [listed, page] = [this.listed(), this.newestPage()];
      const isSame = listed === undefined || page === undefined || listed.question !== this.question();
      return isSame ? NONE : arrivedSince(listed.list, page);
    });

    effect(() => {
      const page = this.newestPage();
      const isWaiting = isHeld() && untracked(this.waiting).count > 0;
      if (page !== undefined && !isWaiting) untracked(() => this.take(page));
    });
    effect(() => {
      const page = this.older.isOutdated() ? undefined : pageOf(this.older.value());
      const after = this.wantedAfter();
      if (page !== undefined && after !== undefined) untracked(() => this.append(page, after));
    });
  }

  /** Shows what waits. */
  showWaiting(): void {
    const page = this.newestPage();
    if (page !== undefined) this.take(page);
  }

  /** Asks for the page behind; once more where that failed. */
  showMore(): void {
    const end = this.list()?.endCursor ?? undefined;
    if (end !== undefined && end === this.wantedAfter() && this.older.failure() !== undefined) this.older.reload();
    else this.wantedAfter.set(end);
  }

  private take(page: CallPage): void {
    const [before, question] = [this.listed(), this.question()];
    if (before?.page === page) return;
    const goesOn = before?.question === question && this.isByTime();
    this.listed.set({ question, page, list: goesOn ? withNewest(before.list, page) : listOf(page) });
  }

  private append(page: CallPage, after: string): void {
    const before = this.listed();
    if (before?.list.endCursor !== after) return;
    this.listed.set({ ...before, list: withOlder(before.list, page) });
  }
}

function variables(input: RecentCallsInput | undefined, after?: string) {
  if (input === undefined) return undefined;
  return { input: after === undefined ? input : { ...input, after } };
}

function pageOf(answer: RecentCallsQuery | undefined): CallPage | undefined {
  return answer?.recentCalls.__typename === 'CallConnection' ? answer.recentCalls : undefined;
}
