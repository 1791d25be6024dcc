import {
  deadLetterId,
  type DeadLetterPosition,
  type DeadLetterReplay,
  type DeadLetterReplays,
  deadLettersReplayed,
  MOST_NOT_REPLAYED_TOLD,
  type ReplayOutcome,
  type ReplayQueue,
  type ReplayState,
  REPLAYS_REMEMBERED_DAYS,
  type ReplayTurn,
  type RequestedReplay,
} from '@tokenledger/metering/domain';
import { type AppendAudit, signatureOf, type TenantId } from '@tokenledger/organization/domain';

interface Remembered {
  readonly tenant: TenantId;
  readonly replay: RequestedReplay;
  readonly letters: Map<string, { readonly letter: DeadLetterPosition; outcome: ReplayOutcome | undefined }>;
  state: ReplayState;
  turnAt: number;
  finishedAt: Date | undefined;
  failures: number;
  error: string | undefined;
}

/** Replays in memory; passes the same contract as PostgreSQL's. */
export class InMemoryDeadLetterReplays implements DeadLetterReplays, ReplayQueue {
  private readonly replays = new Map<string, Remembered>();

  constructor(private readonly audit: AppendAudit<undefined> = () => Promise.resolve()) {}

  request(tenant: TenantId, replay: RequestedReplay): Promise<void> {
    const forgetBeforeMs = replay.requestedAt.getTime() - REPLAYS_REMEMBERED_DAYS * 86_400_000;
    for (const [id, { finishedAt }] of this.replays) {
      if (finishedAt !== undefined && finishedAt.getTime() < forgetBeforeMs) this.replays.delete(id);
    }
    this.replays.set(replay.id, {
      tenant,
      replay,
      letters: new Map(replay.letters.map((letter) => [deadLetterId(letter), { letter, outcome: undefined }])),
      state: 'queued',
      turnAt: -1,
      finishedAt: undefined,
      failures: 0,
      error: undefined,
    });
    return this.audit(undefined, tenant, deadLettersReplayed(replay));
  }

  find(tenant: TenantId, id: string): Promise<DeadLetterReplay | undefined> {
    const found = this.replays.get(id);
    if (found?.tenant !== tenant) return Promise.resolve(undefined);
    const { requestedBy, requestedAt, truncated } = found.replay;
    const letters = [...found.letters.values()];
    const notReplayed = letters.flatMap(({ letter, outcome }) =>
      outcome === undefined || outcome === 'replayed' ? [] : [{ ...letter, outcome }],
    );
    return Promise.resolve({
      id,
      state: found.state,
      requestedBy: signatureOf(requestedBy),
      requestedAt,
      finishedAt: found.finishedAt,
      truncated,
      total: letters.length,
      done: letters.filter(({ outcome }) => outcome !== undefined).length,
      replayed: letters.filter(({ outcome }) => outcome === 'replayed').length,
      notReplayed: notReplayed.slice(0, MOST_NOT_REPLAYED_TOLD),
      error: found.error,
    });
  }

  hasWork(): Promise<boolean> {
    return Promise.resolve(this.unfinished().length > 0);
  }

  takeTurn(at: Date, mostLetters: number): Promise<ReplayTurn | undefined> {
    const [next] = this.unfinished().sort(
      (one, other) =>
        one.turnAt - other.turnAt || one.replay.requestedAt.getTime() - other.replay.requestedAt.getTime(),
    );
    if (next === undefined) return Promise.resolve(undefined);
    Object.assign(next, { state: 'running', turnAt: at.getTime() });
    const left = [...next.letters.values()].filter(({ outcome }) => outcome === undefined);
    const letters = left.slice(0, mostLetters).map(({ letter }) => letter);
    return Promise.resolve({ tenant: next.tenant, id: next.replay.id, letters });
  }

  recordOutcome(id: string, letter: DeadLetterPosition, outcome: ReplayOutcome): Promise<void> {
    const replay = this.replays.get(id);
    const told = replay?.letters.get(deadLetterId(letter));
    if (told !== undefined) told.outcome ??= outcome;
    if (replay !== undefined) Object.assign(replay, { failures: 0, error: undefined });
    return Promise.resolve();
  }

  finish(id: string, at: Date): Promise<void> {
    this.end(id, { state: 'done', finishedAt: at, error: undefined });
    return Promise.resolve();
  }

  postpone(id: string, error: string): Promise<number> {
    const replay = this.replays.get(id);
    if (replay === undefined) return Promise.resolve(0);
    replay.failures += 1;
    replay.error = error;
    return Promise.resolve(replay.failures);
  }

  fail(id: string, at: Date, error: string): Promise<void> {
    this.end(id, { state: 'failed', finishedAt: at, error });
    return Promise.resolve();
  }

  private end(id: string, ended: Pick<Remembered, 'state' | 'finishedAt' | 'error'>): void {
    const replay = this.replays.get(id);
    if (replay !== undefined && replay.finishedAt === undefined) Object.assign(replay, ended);
  }

  private unfinished(): Remembered[] {
    return [...this.replays.values()].filter(({ finishedAt }) => finishedAt === undefined);
  }
}
