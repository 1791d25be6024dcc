import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  type DeadLetterReader,
  type DeadLetterReplays,
  type ReplayRequests,
  validateDeadLettersRequest,
} from '@tokenledger/metering/domain';
import { actorOf, type Permission, type Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';

import { type DeadLetterConnectionType, DeadLettersResultUnion, type InvalidDeadLettersInputType } from './dead-letter';
import { DeadLettersInput, ReplayDeadLettersInput } from './dead-letter-input';
import { DeadLetterReplayType, ReplayDeadLettersResultUnion } from './dead-letter-replay';
import { toApiDeadLetterPage, toApiDeadLetterReplay } from './to-api-dead-letters';

export interface DeadLetterPorts {
  readonly letters: DeadLetterReader;
  readonly replays: DeadLetterReplays;
  readonly requests: ReplayRequests;
}

export const DEAD_LETTER_PORTS = Symbol('DeadLetterPorts');

@Resolver()
export class DeadLettersResolver {
  constructor(@Inject(DEAD_LETTER_PORTS) private readonly ports: DeadLetterPorts) {}

  @Needs<Permission>('ingestion.read')
  @Query(() => DeadLettersResultUnion, {
    description:
      "Records of the reader's organisation that could not be booked. What did not prove whose it is belongs to no " +
      'organisation: whoever runs TokenLedger sees it.',
  })
  async deadLetters(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => DeadLettersInput }) input: DeadLettersInput,
  ): Promise<DeadLetterConnectionType | InvalidDeadLettersInputType> {
    const request = validateDeadLettersRequest({
      reasons: input.reasons ?? undefined,
      includeReplayed: input.includeReplayed,
      first: input.first,
      after: input.after ?? undefined,
    });
    if (!request.ok) return { issues: [...request.error] };
    return toApiDeadLetterPage(request.value, await this.ports.letters.page(reader.tenant, request.value));
  }

  @Needs<Permission>('ingestion.read')
  @Query(() => DeadLetterReplayType, {
    nullable: true,
    description: "How far a replay has come; null: the reader's organisation has no such replay.",
  })
  async deadLetterReplay(
    @CurrentReader() reader: Principal,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<DeadLetterReplayType | null> {
    const replay = await this.ports.replays.find(reader.tenant, id);
    return replay === undefined ? null : toApiDeadLetterReplay(replay);
  }

  @Needs<Permission>('ingestion.change')
  @Mutation(() => ReplayDeadLettersResultUnion, {
    description: 'Sends dead letters to their topics again once their cause is mended. Signed-in users only.',
  })
  async replayDeadLetters(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ReplayDeadLettersInput }) input: ReplayDeadLettersInput,
  ): Promise<DeadLetterReplayType | InvalidDeadLettersInputType> {
    const user = signedInUser(reader);
    const selection = { ids: input.ids ?? undefined, reasons: input.reasons ?? undefined };
    const replay = await this.ports.requests.request(user.tenant, actorOf(user), selection);
    return replay.ok ? toApiDeadLetterReplay(replay.value) : { issues: [...replay.error] };
  }
}
