import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ReplayState } from '@tokenledger/metering/domain';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

import { InvalidDeadLettersInputType } from './dead-letter';

/** Names in the schema, values in the domain. */
export const DeadLetterReplayStateEnum = {
  QUEUED: 'queued',
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'failed',
} as const satisfies Record<string, ReplayState>;

registerEnumType(DeadLetterReplayStateEnum, {
  name: 'DeadLetterReplayState',
  description: 'How far a replay of dead letters has come.',
  valuesMap: {
    QUEUED: { description: 'It waits for a processor; within seconds, where one is alive.' },
    RUNNING: { description: 'Letters are being sent again.' },
    DONE: { description: 'Every letter was tried; see those that were not replayed.' },
    FAILED: { description: 'Given up. What was replayed until then stays replayed.' },
  },
});

@ObjectType('NotReplayedDeadLetter')
export class NotReplayedDeadLetterType {
  @Field(() => ID, { description: 'Id of the dead letter.' })
  id!: string;

  @Field(() => String, {
    description:
      'A stable word. gone: its bytes are no longer kept. unreadable: it stands for a batch of records that could not ' +
      'be decompressed. too-large: its topic takes no record of this size any more.',
  })
  reason!: string;
}

@ObjectType('DeadLetterReplay', {
  description:
    'A replay of dead letters: each is sent to its topic again, byte for byte. What then is booked counts once, however ' +
    'often it is sent; what fails again becomes a new dead letter. Told of until 30 days after its end.',
})
export class DeadLetterReplayType {
  @Field(() => ID, { description: 'Names the replay; quote it where something is wrong with it.' })
  id!: string;

  @Field(() => DeadLetterReplayStateEnum, { description: 'Ask again until it is DONE or FAILED.' })
  state!: ReplayState;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was DONE or FAILED; null until then.' })
  finishedAt!: Date | null;

  @Field(() => Boolean, {
    description:
      'More letters were meant than one replay takes (10,000); the oldest were taken. Ask again for the rest.',
  })
  truncated!: boolean;

  @Field(() => Int, { description: 'Letters of this replay.' })
  total!: number;

  @Field(() => Int, { description: 'Letters that were tried, replayed or not.' })
  done!: number;

  @Field(() => Int, { description: 'Letters that were sent again.' })
  replayed!: number;

  @Field(() => [NotReplayedDeadLetterType], {
    description: 'Letters that could not be sent again, the first 1000; `done` less `replayed` is how many there are.',
  })
  notReplayed!: NotReplayedDeadLetterType[];

  @Field(() => String, {
    nullable: true,
    description: 'What keeps a running replay from going on, or why a failed one was given up; for a person.',
  })
  error!: string | null;
}

export const ReplayDeadLettersResultUnion = createUnionType({
  name: 'ReplayDeadLettersResult',
  types: () => [DeadLetterReplayType, InvalidDeadLettersInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidDeadLettersInputType : DeadLetterReplayType),
});
