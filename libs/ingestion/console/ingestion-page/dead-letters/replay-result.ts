import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type BannerKind, Banner, Numbers, Progress } from '@tokenledger/shared/ui';

import {
  isNotReplayedReason,
  isOver,
  notReplayedByReason,
  outcomeOf,
  type Replay,
  type ReplayOutcome,
  shareDone,
} from './dead-letter-model';

const KINDS: Readonly<Record<ReplayOutcome, BannerKind>> = { all: 'good', some: 'warn', none: 'bad', failed: 'bad' };

/** Letters named one by one; beyond it the count and the reasons say enough. */
const NAMED_LETTERS = 50;

/** A replay while it runs and what became of it. It stays until somebody closes it. */
@Component({
  selector: 'tl-replay-result',
  imports: [Banner, Progress, TranslocoDirective],
  templateUrl: './replay-result.html',
  styleUrl: './replay-result.css',
})
export class ReplayResult {
  private readonly numbers = inject(Numbers);

  readonly replay = input.required<Replay>();
  /** No processor is alive: what is queued waits longer than seconds. */
  readonly isProcessorAway = input(false);
  readonly timeZone = input.required<string>();
  readonly closed = output();

  protected readonly outcome = computed(() => outcomeOf(this.replay()));
  protected readonly isRunning = computed(() => !isOver(this.replay()));
  protected readonly kind = computed((): BannerKind => {
    const outcome = this.outcome();
    return outcome === undefined ? 'info' : KINDS[outcome];
  });
  protected readonly share = computed(() => shareDone(this.replay()));
  protected readonly failedReasons = computed(() =>
    notReplayedByReason(this.replay()).map(({ reason, count }) => ({
      reason,
      key: isNotReplayedReason(reason) ? reason : 'other',
      count: this.count(count),
      ids: this.replay()
        .notReplayed.filter((letter) => letter.reason === reason)
        .slice(0, NAMED_LETTERS)
        .map(({ id }) => id),
      hasMore: count > NAMED_LETTERS,
    })),
  );

  protected count(whole: number): string {
    return this.numbers.count(BigInt(whole), 'exact');
  }

  protected at(instant: string | null): string {
    return this.numbers.dateTime(instant === null ? undefined : new Date(instant), this.timeZone());
  }
}
