import { type Actor, signatureOf, type TenantId } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import type { KeptDeadLetter } from '../ledger/ports';
import { deadLetterId, type DeadLetterPosition, parseDeadLetterId } from './dead-letter-id';
import type { DeadLetterReader } from './dead-letter-reader';
import type { DeadLetterReplay, DeadLetterReplays } from './dead-letter-replay';
import { type InvalidDeadLetters, reasonIssues } from './validate-dead-letters-request';

export const MAX_REPLAYED_IDS = 1_000;
/** More than that are replayed by asking again: a replay is to end within minutes. */
export const MAX_REPLAYED_LETTERS = 10_000;
/** Telling every one of a thousand wrong ids helps nobody. */
const MOST_ISSUES = 20;

/** Which letters to replay: exactly one of the two is given. */
export interface ReplaySelection {
  readonly ids: readonly string[] | undefined;
  /** Every letter that waits with one of these. */
  readonly reasons: readonly string[] | undefined;
}

export interface ReplayRequestPorts {
  readonly letters: DeadLetterReader;
  readonly replays: DeadLetterReplays;
  readonly clock: Clock;
  readonly newId: () => string;
}

type Chosen = Result<
  { readonly letters: readonly DeadLetterPosition[]; readonly truncated: boolean },
  readonly InvalidDeadLetters[]
>;

/** Takes people's requests to replay dead letters of their own organisation. */
export class ReplayRequests {
  constructor(private readonly ports: ReplayRequestPorts) {}

  /** @returns the replay, queued, or all that is wrong with the selection: then nothing is replayed */
  async request(
    tenant: TenantId,
    by: Actor,
    selection: ReplaySelection,
  ): Promise<Result<DeadLetterReplay, readonly InvalidDeadLetters[]>> {
    const chosen = await this.choose(tenant, selection);
    if (!chosen.ok) return chosen;
    const { letters, truncated } = chosen.value;
    const replay = {
      id: this.ports.newId(),
      requestedBy: by,
      requestedAt: this.ports.clock.now(),
      truncated,
    };
    await this.ports.replays.request(tenant, { ...replay, letters });
    return ok({
      ...replay,
      requestedBy: signatureOf(by),
      state: 'queued',
      finishedAt: undefined,
      total: letters.length,
      done: 0,
      replayed: 0,
      notReplayed: [],
      error: undefined,
    });
  }

  private choose(tenant: TenantId, { ids, reasons }: ReplaySelection): Promise<Chosen> | Chosen {
    if (ids !== undefined && reasons === undefined) return this.chooseByIds(tenant, ids);
    if (reasons !== undefined && ids === undefined) return this.chooseByReasons(tenant, reasons);
    const both = ids !== undefined;
    return failed([
      {
        field: 'ids',
        message: `${both ? 'is given beside' : 'is missing, and so is'} \`reasons\`: send one of the two`,
      },
    ]);
  }

  private async chooseByIds(tenant: TenantId, ids: readonly string[]): Promise<Chosen> {
    if (ids.length === 0) return failed([{ field: 'ids', message: 'is empty: send the ids of the letters to replay' }]);
    if (ids.length > MAX_REPLAYED_IDS) {
      const message = `has ${ids.length} ids: send ${MAX_REPLAYED_IDS} at most, or choose by \`reasons\``;
      return failed([{ field: 'ids', message }]);
    }
    const positions = ids.map(parseDeadLetterId);
    const found = await this.ports.letters.find(
      tenant,
      [...positions].filter((position) => position !== undefined),
    );
    const known = new Map(found.map((letter) => [deadLetterId(letter), letter]));
    const issues = ids.flatMap((id, index) => idIssues(known.get(id), `ids.${index}`));
    if (issues.length > 0) return failed(issues.slice(0, MOST_ISSUES));
    const letters = [...found].sort((one, other) => one.failedAt.getTime() - other.failedAt.getTime());
    return ok({ letters: letters.map(positionOf), truncated: false });
  }

  private async chooseByReasons(tenant: TenantId, reasons: readonly string[]): Promise<Chosen> {
    const issues = reasonIssues(reasons);
    if (issues.length > 0) return failed(issues);
    const waiting = await this.ports.letters.waiting(tenant, reasons, MAX_REPLAYED_LETTERS + 1);
    if (waiting.length === 0) {
      const message = 'fits no dead letter that waits for a replay: `deadLetters` lists those that do';
      return failed([{ field: 'reasons', message }]);
    }
    const letters = waiting.slice(0, MAX_REPLAYED_LETTERS).map(positionOf);
    return ok({ letters, truncated: waiting.length > letters.length });
  }
}

/** A letter of another organisation is told apart from none by nothing. */
function idIssues(letter: KeptDeadLetter | undefined, field: string): readonly InvalidDeadLetters[] {
  if (letter === undefined) return [{ field, message: 'is no such dead letter: send ids that `deadLetters` lists' }];
  if (letter.replayedAt === undefined) return [];
  const at = letter.replayedAt.toISOString();
  return [{ field, message: `was replayed at ${at} already: if it failed again, that is a dead letter of its own` }];
}

function positionOf({ topic, partition, offset }: DeadLetterPosition): DeadLetterPosition {
  return { topic, partition, offset };
}
