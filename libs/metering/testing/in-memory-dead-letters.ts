import {
  type DeadLetter,
  type DeadLetterCursor,
  deadLetterId,
  type DeadLetterPage,
  type DeadLetterPosition,
  type DeadLetterReader,
  type DeadLetters,
  type DeadLettersRequest,
  type DeadLetterTally,
  type KeptDeadLetter,
  type ReplayableLetters,
} from '@tokenledger/metering/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { OutgoingRecord } from '@tokenledger/shared/stream';

interface Kept {
  readonly letter: KeptDeadLetter;
  readonly record: OutgoingRecord;
}

/** Dead letters in memory; passes the same contract as ClickHouse's. */
export class InMemoryDeadLetters implements DeadLetters, DeadLetterReader, ReplayableLetters {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly now: () => Date = () => new Date('2026-03-10T13:00:00Z')) {}

  keep(letters: readonly DeadLetter[]): Promise<void> {
    for (const { key, headers, value, ...facts } of letters) {
      const letter = { ...facts, valueBytes: value.byteLength, valueKept: true, replayedAt: undefined };
      const record = { topic: facts.topic, ...(key !== undefined && { key }), headers, value };
      this.kept.set(deadLetterId(facts), { letter, record });
    }
    return Promise.resolve();
  }

  recordOf(letter: KeptDeadLetter): Promise<OutgoingRecord | undefined> {
    return Promise.resolve(this.kept.get(deadLetterId(letter))?.record);
  }

  markReplayed(letter: KeptDeadLetter): Promise<void> {
    const id = deadLetterId(letter);
    const kept = this.kept.get(id);
    if (kept !== undefined) this.kept.set(id, { ...kept, letter: { ...kept.letter, replayedAt: this.now() } });
    return Promise.resolve();
  }

  page(tenant: TenantId, request: DeadLettersRequest): Promise<DeadLetterPage> {
    const { reasons, includeReplayed, first, after } = request;
    const shown = this.of(tenant).filter(({ replayedAt }) => includeReplayed || replayedAt === undefined);
    const listed = shown
      .filter(({ reason }) => reasons === undefined || reasons.includes(reason))
      .sort(newestFirst)
      .filter((letter) => after === undefined || newestFirst(after, letter) < 0);
    const counts = new Map<string, bigint>();
    for (const { reason } of shown) counts.set(reason, (counts.get(reason) ?? 0n) + 1n);
    return Promise.resolve({
      letters: listed.slice(0, first),
      hasMore: listed.length > first,
      byReason: [...counts]
        .map(([reason, count]) => ({ reason, count }))
        .sort((one, other) => Number(other.count - one.count) || one.reason.localeCompare(other.reason)),
    });
  }

  find(tenant: TenantId, positions: readonly DeadLetterPosition[]): Promise<readonly KeptDeadLetter[]> {
    const wanted = new Set(positions.map(deadLetterId));
    return Promise.resolve(this.of(tenant).filter((letter) => wanted.has(deadLetterId(letter))));
  }

  waiting(tenant: TenantId, reasons: readonly string[], limit: number): Promise<readonly KeptDeadLetter[]> {
    const waiting = this.of(tenant).filter(
      ({ reason, replayedAt }) => replayedAt === undefined && reasons.includes(reason),
    );
    return Promise.resolve(waiting.sort(oldestFirst).slice(0, limit));
  }

  tally(tenant: TenantId): Promise<DeadLetterTally> {
    const letters = this.of(tenant);
    const replayed = letters.filter(({ replayedAt }) => replayedAt !== undefined).length;
    const [newest] = [...letters].sort(newestFirst);
    return Promise.resolve({
      waiting: BigInt(letters.length - replayed),
      replayed: BigInt(replayed),
      newestAt: newest?.failedAt,
    });
  }

  private of(tenant: TenantId): KeptDeadLetter[] {
    return [...this.kept.values()].map(({ letter }) => letter).filter((letter) => letter.tenant === tenant);
  }
}

function newestFirst(one: DeadLetterCursor, other: DeadLetterCursor): number {
  return other.failedAt.getTime() - one.failedAt.getTime() || byPosition(one, other);
}

function oldestFirst(one: DeadLetterCursor, other: DeadLetterCursor): number {
  return one.failedAt.getTime() - other.failedAt.getTime() || byPosition(one, other);
}

function byPosition(one: DeadLetterPosition, other: DeadLetterPosition): number {
  if (one.topic !== other.topic) return one.topic < other.topic ? -1 : 1;
  return one.partition - other.partition || Number(BigInt(one.offset) - BigInt(other.offset));
}
