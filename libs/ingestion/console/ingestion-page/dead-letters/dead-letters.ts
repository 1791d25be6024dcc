import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type Answer,
  type ApiFailure,
  askApi,
  changeApi,
  CurrentOrganization,
  May,
} from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  DataTable,
  Dialogs,
  EmptyState,
  FailureNote,
  Numbers,
  Skeleton,
  TableBulk,
  translator,
} from '@tokenledger/shared/ui';

import {
  DeadLetterReplayDocument,
  type DeadLetterReplayQuery,
  DeadLettersDocument,
  type DeadLettersQuery,
  type IngestionStatusQuery,
  ReplayDeadLettersDocument,
  type ReplayDeadLettersInput,
} from '../../operations';
import { PageAddress } from '../page-address';
import { letterColumns } from './letter-columns';
import { type DeadLetter, isOver, knownReason, MOST_IDS } from './dead-letter-model';
import { ReplayResult } from './replay-result';

const PAGE_SIZE = 50;
/** A replay takes seconds: it is watched closely while it runs. */
const WATCH_EVERY_MS = 1_000;

/** What could not be booked: why, what to do about it, and sending it again. */
@Component({
  selector: 'tl-dead-letters',
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
    ReplayResult,
    Skeleton,
    TableBulk,
    TranslocoDirective,
  ],
  templateUrl: './dead-letters.html',
  styleUrl: './dead-letters.css',
})
export class DeadLetters {
  private readonly address = inject(PageAddress);
  private readonly dialogs = inject(Dialogs);
  private readonly organization = inject(CurrentOrganization);
  private readonly replayApi = changeApi(ReplayDeadLettersDocument);
  private readonly translate = translator('ingestion.page.deadLetters');
  protected readonly numbers = inject(Numbers);

  readonly status = input.required<Answer<IngestionStatusQuery>>();
  /** Letters were replayed: counts elsewhere are older than that. */
  readonly changed = output();

  protected readonly reason = computed(() => this.address.params().get('reason') ?? undefined);
  protected readonly includesReplayed = computed(() => this.address.params().get('replayed') === '1');
  protected readonly after = computed(() => this.address.params().get('after') ?? undefined);
  private readonly replayId = computed(() => this.address.params().get('replay') ?? undefined);
  protected readonly timeZone = computed(() => this.organization.value()?.timeZone ?? 'UTC');
  protected readonly isProcessorAway = computed(
    () => this.status().value()?.ingestionStatus.lagUnknownReason === 'NO_PROCESSOR',
  );

  protected readonly letters = askApi(DeadLettersDocument, () => {
    const reason = this.reason();
    return {
      input: {
        reasons: reason === undefined ? null : [reason],
        includeReplayed: this.includesReplayed(),
        first: PAGE_SIZE,
        after: this.after() ?? null,
      },
    };
  });
  protected readonly replay: Answer<DeadLetterReplayQuery> = askApi(
    DeadLetterReplayDocument,
    () => {
      const id = this.replayId();
      return id === undefined ? undefined : { id };
    },
    { everyMs: () => (this.isWatching() ? WATCH_EVERY_MS : undefined) },
  );
  /** The replay named in the address; undefined before the first answer. */
  protected readonly replayShown = computed(() => {
    const replay = this.replay.value()?.deadLetterReplay;
    return replay !== null && replay !== undefined && replay.id === this.replayId() ? replay : undefined;
  });
  protected readonly isReplayGone = computed(
    () => this.replayId() !== undefined && this.replay.value()?.deadLetterReplay === null && !this.replay.isOutdated(),
  );
  private readonly isWatching = computed(() => {
    const replay = this.replayShown();
    return this.replayId() !== undefined && !this.isReplayGone() && (replay === undefined || !isOver(replay));
  });
  protected readonly isReplaying = computed(() => this.isStarting() || this.isWatching());

  protected readonly selected = signal<ReadonlySet<string>>(new Set());
  protected readonly isStarting = signal(false);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly problems = signal<readonly string[]>([]);

  protected readonly page = computed(() => {
    const answer = this.letters.value()?.deadLetters;
    return answer?.__typename === 'DeadLetterConnection' ? answer : undefined;
  });
  /** What the API found wrong with the question: a reason or a place that somebody typed into the address. */
  protected readonly inputProblems = computed(() => {
    const answer = this.letters.value()?.deadLetters;
    return answer?.__typename === 'InvalidDeadLettersInput' ? answer.issues : [];
  });
  protected readonly rows = computed(() => this.page()?.nodes ?? []);
  protected readonly reasons = computed(() =>
    (this.page()?.byReason ?? []).map(({ reason, count }) => ({
      reason,
      count: this.numbers.count(count, 'exact'),
      key: knownReason(reason) ?? 'other',
    })),
  );
  protected readonly columns = computed(() => letterColumns(this.translate(), this.numbers, this.timeZone()));
  protected readonly keyOf = ({ id }: DeadLetter) => id;
  /** Nothing waits and nothing was filtered away: a good state. */
  protected readonly isNothing = ({ deadLetters }: DeadLettersQuery) =>
    deadLetters.__typename === 'DeadLetterConnection' &&
    deadLetters.byReason.length === 0 &&
    deadLetters.totalCount === '0';

  constructor() {
    // The outcome changes what waits; the letters on the screen are older than that.
    effect(() => {
      const replay = this.replayShown();
      if (replay === undefined || !isOver(replay)) return;
      untracked(() => {
        this.letters.reload();
        this.changed.emit();
      });
    });
  }

  protected filter(part: { reason?: string | null; replayed?: string | null }): void {
    this.selected.set(new Set());
    void this.address.change({ ...part, after: null });
  }

  protected turn(after: string | null): void {
    void this.address.change({ after });
  }

  protected closeReplay(): void {
    void this.address.change({ replay: null });
  }

  protected async replaySelected(ids: ReadonlySet<string>): Promise<void> {
    const translate = this.translate();
    if (ids.size > MOST_IDS) {
      this.problems.set([translate('tooManySelected', { most: this.numbers.count(BigInt(MOST_IDS), 'exact') })]);
      return;
    }
    const replayed = new Set(this.rows().flatMap(({ id, replayedAt }) => (replayedAt === null ? [] : [id])));
    const waiting = [...ids].filter((id) => !replayed.has(id));
    if (waiting.length === 0) this.problems.set([translate('allReplayed')]);
    else await this.start(this.numbers.count(BigInt(waiting.length), 'exact'), { ids: waiting });
  }

  protected async replayReason(reason: string, count: string): Promise<void> {
    await this.start(count, { reasons: [reason] });
  }

  private async start(count: string, input: ReplayDeadLettersInput): Promise<void> {
    const translate = this.translate();
    const agreed = await this.dialogs.confirm({
      title: translate('confirm.title', { count }),
      text: translate('confirm.what'),
      consequences: [translate('confirm.once'), translate('confirm.again'), translate('confirm.noUndo')],
      action: translate('confirm.action', { count }),
    });
    if (!agreed) return;
    this.failure.set(undefined);
    this.problems.set([]);
    this.isStarting.set(true);
    const changed = await this.replayApi({ input });
    this.isStarting.set(false);
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.replayDeadLetters.__typename === 'InvalidDeadLettersInput') {
      this.problems.set(
        changed.data.replayDeadLetters.issues.map(({ field, message }) =>
          translate('refused', { field, said: message }),
        ),
      );
      this.letters.reload();
    } else {
      this.selected.set(new Set());
      await this.address.change({ replay: changed.data.replayDeadLetters.id });
    }
  }
}
