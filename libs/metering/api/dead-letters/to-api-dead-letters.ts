import {
  deadLetterId,
  type DeadLetterPage,
  type DeadLetterReplay,
  type DeadLettersRequest,
  type KeptDeadLetter,
  toDeadLetterCursor,
} from '@tokenledger/metering/domain';

import type { DeadLetterConnectionType, DeadLetterType } from './dead-letter';
import type { DeadLetterReplayType } from './dead-letter-replay';

export function toApiDeadLetterPage(request: DeadLettersRequest, page: DeadLetterPage): DeadLetterConnectionType {
  const last = page.letters.at(-1);
  const listed = page.byReason.filter(({ reason }) => request.reasons?.includes(reason) ?? true);
  return {
    nodes: page.letters.map(toApiDeadLetter),
    pageInfo: { hasNextPage: page.hasMore, endCursor: last === undefined ? null : toDeadLetterCursor(last) },
    totalCount: listed.reduce((sum, { count }) => sum + count, 0n),
    byReason: [...page.byReason],
  };
}

export function toApiDeadLetterReplay({ notReplayed, ...replay }: DeadLetterReplay): DeadLetterReplayType {
  return {
    ...replay,
    finishedAt: replay.finishedAt ?? null,
    error: replay.error ?? null,
    notReplayed: notReplayed.map((letter) => ({ id: deadLetterId(letter), reason: letter.outcome })),
  };
}

function toApiDeadLetter({ tenant: _tenant, ...letter }: KeptDeadLetter): DeadLetterType {
  return {
    ...letter,
    id: deadLetterId(letter),
    offset: BigInt(letter.offset),
    valueBytes: BigInt(letter.valueBytes),
    replayedAt: letter.replayedAt ?? null,
  };
}
