import type { Actor, TenantId } from '@tokenledger/organization/domain';

import type { DeadLetterPosition } from './dead-letter-id';
import type { ReplayOutcome } from './replay-dead-letters';

/** `queued`: nothing was sent yet. `failed`: given up; what was replayed until then stays replayed. */
export const REPLAY_STATES = ['queued', 'running', 'done', 'failed'] as const;

export type ReplayState = (typeof REPLAY_STATES)[number];

/** How far the replay of some dead letters has come. */
export interface DeadLetterReplay {
  readonly id: string;
  readonly state: ReplayState;
  /** Id of the person who asked for it. */
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly finishedAt: Date | undefined;
  /** More letters were meant than one replay takes; the oldest were taken. */
  readonly truncated: boolean;
  readonly total: number;
  /** Letters of which the outcome is known. */
  readonly done: number;
  readonly replayed: number;
  /** Letters that could not be sent again, the first ones at most (`MOST_NOT_REPLAYED_TOLD`). */
  readonly notReplayed: readonly NotReplayed[];
  /** What keeps a running replay from going on, or why a failed one was given up. For a person. */
  readonly error: string | undefined;
}

export interface NotReplayed extends DeadLetterPosition {
  readonly outcome: Exclude<ReplayOutcome, 'replayed'>;
}

export const MOST_NOT_REPLAYED_TOLD = 1_000;

/** A replay as it is asked for. */
export interface RequestedReplay {
  readonly id: string;
  readonly requestedBy: Actor;
  readonly requestedAt: Date;
  readonly truncated: boolean;
  /** At least one; sent in this order. */
  readonly letters: readonly DeadLetterPosition[];
}

/** Replays as people ask for them and follow them. A failing store throws. */
export interface DeadLetterReplays {
  /** Resolves once a worker will find it, whatever happens to this process; it is in the audit log together with that. */
  request(tenant: TenantId, replay: RequestedReplay): Promise<void>;
  /** @returns undefined where the tenant has no such replay, or it ended more than 30 days ago */
  find(tenant: TenantId, id: string): Promise<DeadLetterReplay | undefined>;
}

/** How long a replay that ended is remembered. Days. */
export const REPLAYS_REMEMBERED_DAYS = 30;

/** A part of a replay that a worker does in one go. */
export interface ReplayTurn {
  readonly tenant: TenantId;
  readonly id: string;
  /** Letters without an outcome, in order; empty where all have one. */
  readonly letters: readonly DeadLetterPosition[];
}

/**
 * Replays as a worker works them off, those of all tenants in turn. One worker at a time: the caller sees to that.
 * An unfinished replay whose worker died is taken up like any other.
 */
export interface ReplayQueue {
  /** Whether any replay is unfinished. */
  hasWork(): Promise<boolean>;
  /** The next part of the replay that has waited longest for a turn; undefined where nothing is to be done. */
  takeTurn(at: Date, mostLetters: number): Promise<ReplayTurn | undefined>;
  /** Sets the count of failures back: the replay goes on. Telling an outcome again changes nothing. */
  recordOutcome(id: string, letter: DeadLetterPosition, outcome: ReplayOutcome): Promise<void>;
  finish(id: string, at: Date): Promise<void>;
  /**
   * The turn failed; the replay gets another one later.
   * @returns how often that has happened since a letter's outcome was last recorded
   */
  postpone(id: string, error: string): Promise<number>;
  /** Gives the replay up. */
  fail(id: string, at: Date, error: string): Promise<void>;
}
