import { TokenLedgerError } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import type { KeptDeadLetter } from '../ledger/ports';
import { deadLetterId, type DeadLetterPosition } from './dead-letter-id';
import type { DeadLetterReader } from './dead-letter-reader';
import type { ReplayQueue, ReplayTurn } from './dead-letter-replay';
import { replayDeadLetters, type ReplayPorts } from './replay-dead-letters';

/** So many letters, then another tenant's replay has its turn. */
const LETTERS_A_TURN = 200;
/** Originals read off the topic are held in memory together; one larger letter goes alone. */
const MOST_BYTES_FROM_TOPIC = 64 * 1024 * 1024;
/** With the loop's pauses between them, more than ten minutes without a single letter replayed. */
export const MOST_FAILED_TURNS = 120;

/** What an operator hears of replays. */
export interface ReplayObserver {
  outcome(replayId: string, outcome: string): void;
  finished(replayId: string): void;
  /** @param givenUp false where it is tried again */
  turnFailed(replayId: string, error: unknown, givenUp: boolean): void;
}

export interface ReplayWorkerPorts {
  readonly queue: ReplayQueue;
  readonly letters: DeadLetterReader;
  readonly replay: ReplayPorts;
  readonly observer: ReplayObserver;
  readonly clock: Clock;
}

/**
 * Works off the replays that people asked for, turn by turn. A crash anywhere costs at most that letters are sent once
 * more, which the ledger counts once.
 */
export class ReplayWorker {
  constructor(private readonly ports: ReplayWorkerPorts) {}

  /**
   * One turn of one replay.
   * @returns `idle`: there is nothing to do. `postponed`: it failed and is tried again, better not at once
   * @throws where the queue itself is out of reach
   */
  async turn(signal: AbortSignal): Promise<'idle' | 'worked' | 'postponed'> {
    const { queue, clock } = this.ports;
    const turn = await queue.takeTurn(clock.now(), LETTERS_A_TURN);
    if (turn === undefined) return 'idle';
    try {
      await this.replay(turn, signal);
      return 'worked';
    } catch (error) {
      // Whoever told us to stop has another worker take the turn up.
      if (signal.aborted) return 'worked';
      await this.handleFailure(turn.id, error);
      return 'postponed';
    }
  }

  private async replay({ tenant, id, letters }: ReplayTurn, signal: AbortSignal): Promise<void> {
    const { queue, clock, observer } = this.ports;
    if (letters.length === 0) {
      await queue.finish(id, clock.now());
      observer.finished(id);
      return;
    }
    const kept = new Map((await this.ports.letters.find(tenant, letters)).map((kept) => [deadLetterId(kept), kept]));
    const toSend: KeptDeadLetter[] = [];
    for (const position of letters) {
      const letter = kept.get(deadLetterId(position));
      if (letter === undefined) await this.record(id, position, 'gone');
      // A crash came between its mark and its outcome, or another replay had it too.
      else if (letter.replayedAt !== undefined) await this.record(id, position, 'replayed');
      else toSend.push(letter);
    }
    for await (const { letter, outcome } of replayDeadLetters(withinMemory(toSend), this.ports.replay, signal)) {
      await this.record(id, letter, outcome);
    }
  }

  private async record(
    id: string,
    letter: DeadLetterPosition,
    outcome: Parameters<ReplayQueue['recordOutcome']>[2],
  ): Promise<void> {
    await this.ports.queue.recordOutcome(id, letter, outcome);
    this.ports.observer.outcome(id, outcome);
  }

  private async handleFailure(id: string, error: unknown): Promise<void> {
    const { queue, clock, observer } = this.ports;
    const mayPass = error instanceof TokenLedgerError && error.retriable;
    const failures = mayPass ? await queue.postpone(id, OUT_OF_REACH) : 0;
    const givenUp = !mayPass || failures >= MOST_FAILED_TURNS;
    if (givenUp) await queue.fail(id, clock.now(), mayPass ? STAYED_OUT_OF_REACH : BROKE);
    observer.turnFailed(id, error, givenUp);
  }
}

/** People are told what they can do; what broke is in the log, under the replay's id. */
const OUT_OF_REACH = 'The stream or the ledger is out of reach; it is tried again.';
const STAYED_OUT_OF_REACH =
  'The stream or the ledger stayed out of reach. What was replayed is done; replay the rest again later.';
const BROKE = 'The replay broke on our side. What was replayed is done; quote the id of the replay.';

/** The rest stays without an outcome, for the next turn. */
function withinMemory(letters: readonly KeptDeadLetter[]): readonly KeptDeadLetter[] {
  const taken: KeptDeadLetter[] = [];
  let bytes = 0;
  for (const letter of letters) {
    bytes += letter.valueKept ? 0 : letter.valueBytes;
    if (bytes > MOST_BYTES_FROM_TOPIC && taken.length > 0) break;
    taken.push(letter);
  }
  return taken;
}
