import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PassReason, RulePurpose } from '@tokenledger/attribution/domain';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

import {
  AttributionRuleType,
  InvalidAttributionRulesType,
  RuleLabelType,
  RulePurposeEnum,
} from './attribution-rules-types';

/** Names in the schema, values in the domain. */
export const PassReasonEnum = {
  OTHER_DAYS: 'other-days',
  CONDITION: 'condition',
  NO_NAME: 'no-name',
} as const satisfies Record<string, PassReason>;

registerEnumType(PassReasonEnum, {
  name: 'RulePassReason',
  description: 'Why a rule does not take a call.',
  valuesMap: {
    OTHER_DAYS: { description: 'It is not in effect when the call starts.' },
    CONDITION: { description: 'The call does not meet one of its conditions.' },
    NO_NAME: { description: 'The call lacks a value that a name or label takes, or what comes out is no name.' },
  },
});

@InputType('CallValueInput')
export class CallValueInput {
  @Field(() => String, { description: '`service`, `model`, `key` and the like, or `attribute:NAME`.' })
  subject!: string;

  @Field(() => [String], { description: 'Several where the call gives a list; 100 at most, of 1,000 characters.' })
  values!: string[];
}

@InputType('TryAttributionRulesInput')
export class TryAttributionRulesInput {
  @Field(() => [AttributionRuleType], { nullable: true, description: 'Not saved yet; those in force unless given.' })
  rules?: AttributionRuleType[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the call starts; now unless given.' })
  at?: Date | null;

  @Field(() => [CallValueInput], { description: 'What the call gives; 100 at most. It gives nothing else.' })
  values!: CallValueInput[];
}

@ObjectType('PassedRule')
export class PassedRuleType {
  @Field(() => Int, { description: 'Place among the rules, from 0.' })
  place!: number;

  @Field(() => ID)
  id!: string;

  @Field(() => PassReasonEnum)
  why!: PassReason;

  @Field(() => Int, { nullable: true, description: 'Of `CONDITION`: the first that is not met, from 0.' })
  condition!: number | null;
}

@ObjectType('AttributionTrial', { description: 'Who would own a call that its telemetry names no owner of.' })
export class AttributionTrialType {
  @Field(() => Int, { nullable: true, description: 'Place of the rule that takes the call, from 0; null: none does.' })
  place!: number | null;

  @Field(() => ID, { nullable: true, description: 'Of the rule that takes the call.' })
  rule!: string | null;

  @Field(() => Boolean, { description: 'No rule takes it, but the directory has its service in a project.' })
  byDirectory!: boolean;

  @Field(() => String, { nullable: true })
  team!: string | null;

  @Field(() => String, { nullable: true })
  project!: string | null;

  @Field(() => String, { nullable: true })
  costCenter!: string | null;

  @Field(() => RulePurposeEnum, { nullable: true })
  purpose!: RulePurpose | null;

  @Field(() => [RuleLabelType])
  labels!: RuleLabelType[];

  @Field(() => String, {
    nullable: true,
    description: 'Why nobody would own it: `no-metadata`, `unmapped-value`, `unknown-key`; null where somebody does.',
  })
  unallocatedReason!: string | null;

  @Field(() => [PassedRuleType], { description: 'Rules that do not take it, up to the one that does.' })
  passed!: PassedRuleType[];
}

export const TryAttributionRulesResultUnion = createUnionType({
  name: 'TryAttributionRulesResult',
  types: () => [AttributionTrialType, InvalidAttributionRulesType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidAttributionRulesType : AttributionTrialType),
});
