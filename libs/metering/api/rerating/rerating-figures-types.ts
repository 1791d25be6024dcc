import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ChargedDimension } from '@tokenledger/attribution/domain';
import { BigIntScalar, DecimalScalar } from '@tokenledger/shared/graphql';

/** Names in the schema, values in the domain. */
export const ChargedLevelEnum = {
  TEAM: 'team',
  PROJECT: 'project',
  COST_CENTER: 'costCenter',
} as const satisfies Record<string, ChargedDimension>;

registerEnumType(ChargedLevelEnum, { name: 'ChargedLevel', description: 'What somebody is who is charged for calls.' });

@ObjectType('ReratingDifference', {
  description: 'What re-rating changes for the calls of one owner, month and currency.',
})
export class ReratingDifferenceType {
  @Field(() => String, { nullable: true, description: 'Whose calls they are; null: nobody owns them.' })
  owner!: string | null;

  @Field(() => ChargedLevelEnum, {
    description:
      'What the owner is. Of prices always a team; of attribution the team, else the project, else the cost centre.',
  })
  ownerLevel!: ChargedDimension;

  @Field(() => String, { description: "Of the call's start in the organisation's time zone, `YYYY-MM`." })
  month!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of the costs, ISO 4217; null for calls that have a price neither before nor after.',
  })
  currency!: string | null;

  @Field(() => BigIntScalar, {
    description: 'Calls whose rating changes. One whose price changes its currency is told of in both.',
  })
  calls!: bigint;

  @Field(() => DecimalScalar, { description: 'What they cost before.' })
  costBefore!: string;

  @Field(() => DecimalScalar, { description: 'What they cost after.' })
  costAfter!: string;

  @Field(() => DecimalScalar, { description: '`costAfter` less `costBefore`.' })
  difference!: string;

  @Field(() => BigIntScalar, {
    description: 'Of these calls, those without a price before. Of attribution: calls that come to this owner.',
  })
  newlyPriced!: bigint;

  @Field(() => BigIntScalar, {
    description: 'Of these calls, those without a price after. Of attribution: calls that leave this owner.',
  })
  newlyUnpriced!: bigint;
}

@ObjectType('ReratingFigures', { description: 'How far a phase of a re-rating has come, and what it found or did.' })
export class ReratingFiguresType {
  @Field(() => BigIntScalar, { description: 'Calls looked at so far.' })
  callsLookedAt!: bigint;

  @Field(() => [ReratingDifferenceType], { description: 'By month, owner and currency.' })
  differences!: ReratingDifferenceType[];

  @Field(() => [ReratingDifferenceType], {
    description:
      'Of calls that are paid in another currency than the organisation reports in: the same in the reporting currency, ' +
      'for those that have a rate before or after. `newlyPriced` and `newlyUnpriced` are calls without a rate then.',
  })
  converted!: ReratingDifferenceType[];

  @Field(() => [ReratingDifferenceType], {
    description: 'The difference of calls in closed periods, which are left as they are.',
  })
  leftAlone!: ReratingDifferenceType[];

  @Field(() => [ReratingDifferenceType], {
    description:
      'Of attribution: calls that rules ask something of that was not kept of them. They stay as they are; new calls can be ' +
      'decided about.',
  })
  undecided!: ReratingDifferenceType[];
}
