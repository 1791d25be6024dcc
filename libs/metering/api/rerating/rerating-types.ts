import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ReratingDenial, ReratingEvent, ReratingState, RevisedFact } from '@tokenledger/metering/domain';
import { BigIntScalar, DateTimeScalar } from '@tokenledger/shared/graphql';

import { ReratingFiguresType } from './rerating-figures-types';

/** Names in the schema, values in the domain. */
export const ReratingStateEnum = {
  PREVIEW_QUEUED: 'preview-queued',
  PREVIEWING: 'previewing',
  PREVIEWED: 'previewed',
  APPLYING: 'applying',
  DONE: 'done',
  CANCELLED: 'cancelled',
  FAILED: 'failed',
} as const satisfies Record<string, ReratingState>;

registerEnumType(ReratingStateEnum, {
  name: 'ReratingState',
  description: 'How far a re-rating has come.',
  valuesMap: {
    PREVIEW_QUEUED: { description: 'It waits for a processor; within seconds, where one is alive.' },
    PREVIEWING: { description: 'It is being found out what would change; nothing is changed.' },
    PREVIEWED: { description: 'It waits for somebody to apply it.' },
    APPLYING: { description: 'Calls are being changed.' },
    DONE: { description: 'Every call in its range has the price of its book.' },
    CANCELLED: { description: 'What was changed until then stays. Where it was being applied it may be continued.' },
    FAILED: { description: 'Given up; what was changed until then stays. It may be continued like a cancelled one.' },
  },
});

export const ReratingEventKindEnum = {
  REQUESTED: 'requested',
  PREVIEWED: 'previewed',
  APPLIED: 'applied',
  CONTINUED: 'continued',
  CANCEL_REQUESTED: 'cancel-requested',
  CANCELLED: 'cancelled',
  DONE: 'done',
  FAILED: 'failed',
} as const satisfies Record<string, ReratingEvent['what']>;

registerEnumType(ReratingEventKindEnum, { name: 'ReratingEventKind', description: 'What happened to a re-rating.' });

export const ReratingDenialEnum = {
  UNKNOWN: 'unknown',
  NOT_PREVIEWED: 'not-previewed',
  APPLIED_ALREADY: 'applied-already',
  ENDED_ALREADY: 'ended-already',
  OTHER_PRICES: 'other-prices',
} as const satisfies Record<string, ReratingDenial>;

registerEnumType(ReratingDenialEnum, {
  name: 'ReratingDenialReason',
  description: 'Why a re-rating is not applied or cancelled.',
  valuesMap: {
    UNKNOWN: { description: 'The organisation has no such re-rating.' },
    NOT_PREVIEWED: { description: 'Its preview is not finished.' },
    APPLIED_ALREADY: { description: 'It is being applied, or done.' },
    ENDED_ALREADY: { description: 'It was done, cancelled or failed before.' },
    OTHER_PRICES: { description: 'Prices or attribution rules are not those of the preview.' },
  },
});

export const ReratedFactEnum = { PRICES: 'prices', OWNERS: 'owners' } as const satisfies Record<string, RevisedFact>;

registerEnumType(ReratedFactEnum, {
  name: 'ReratedFact',
  description: 'What a re-rating brings up to date.',
  valuesMap: {
    PRICES: { description: 'What calls cost, by the price book of now.' },
    OWNERS: { description: 'Who is charged for calls that do not say it, by the attribution rules of now.' },
  },
});

@ObjectType('ReratingEvent')
export class ReratingEventType {
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Who did it; null where it came of itself.' })
  by!: string | null;

  @Field(() => ReratingEventKindEnum, { description: 'What happened.' })
  what!: ReratingEvent['what'];
}

@ObjectType('Rerating', {
  description:
    'Calls of the past brought to the prices of now: previewed first, then applied in the background. Kept for ever. To ' +
    'undo one, bring the old price back and re-rate again.',
})
export class ReratingType {
  @Field(() => ID, { description: 'Names the re-rating; quote it where something is wrong with it.' })
  id!: string;

  @Field(() => ReratingStateEnum, { description: 'How far it has come.' })
  state!: ReratingState;

  @Field(() => Boolean, { description: 'It ends before its next step.' })
  cancelRequested!: boolean;

  @Field(() => DateTimeScalar, { description: 'First start of a call.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'First start that is no longer meant.' })
  to!: Date;

  @Field(() => String, { nullable: true, description: 'Only calls of this provider; null: of all.' })
  provider!: string | null;

  @Field(() => String, { nullable: true, description: 'Only calls of this model; null: of all.' })
  model!: string | null;

  @Field(() => ReratedFactEnum, { description: 'What of the calls is brought up to date.' })
  revises!: RevisedFact;

  @Field(() => String, { description: 'Why it was asked for.' })
  reason!: string;

  @Field(() => String, { description: 'Who asked for it.' })
  requestedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who applied it first; null: nobody yet.' })
  appliedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was applied first.' })
  appliedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done, cancelled or failed.' })
  finishedAt!: Date | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Calls in its range when its preview began; null before.' })
  callsToLookAt!: bigint | null;

  @Field(() => ReratingFiguresType, { description: 'What it would change.' })
  preview!: ReratingFiguresType;

  @Field(() => ReratingFiguresType, { description: 'What it changed so far.' })
  applied!: ReratingFiguresType;

  @Field(() => Boolean, { description: 'Whether it may be continued: its apply was cancelled or failed.' })
  continuable!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What keeps it from going on, or why it was given up; for a person.',
  })
  error!: string | null;

  @Field(() => [ReratingEventType], { description: 'What happened to it, in order.' })
  events!: ReratingEventType[];
}

@ObjectType('ReratingInputIssue')
export class ReratingInputIssueType {
  @Field(() => String, { description: 'Path within the input.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong with it, and what to send instead.' })
  message!: string;
}

@ObjectType('InvalidReratingInput', { description: 'Nothing is previewed for this input; what is wrong with it.' })
export class InvalidReratingInputType {
  @Field(() => [ReratingInputIssueType], { description: 'At least one.' })
  issues!: ReratingInputIssueType[];
}

@ObjectType('ReratingDenied', { description: 'Nothing was changed.' })
export class ReratingDeniedType {
  @Field(() => ReratingDenialEnum, { description: 'A stable word.' })
  denial!: ReratingDenial;

  @Field(() => String, { description: 'Why, and what to do instead; for a person.' })
  message!: string;
}

export const PreviewReratingResultUnion = createUnionType({
  name: 'PreviewReratingResult',
  types: () => [ReratingType, InvalidReratingInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidReratingInputType : ReratingType),
});

export const ChangeReratingResultUnion = createUnionType({
  name: 'ChangeReratingResult',
  types: () => [ReratingType, ReratingDeniedType] as const,
  resolveType: (result: object) => ('denial' in result ? ReratingDeniedType : ReratingType),
});
