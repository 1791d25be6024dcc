import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { RuleOperator, RulePurpose } from '@tokenledger/attribution/domain';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

/** Names in the schema, values in the domain. */
export const RuleOperatorEnum = {
  EQUALS: 'equals',
  IN: 'in',
  PREFIX: 'prefix',
  REGEX: 'regex',
  EXISTS: 'exists',
} as const satisfies Record<string, RuleOperator>;

registerEnumType(RuleOperatorEnum, {
  name: 'RuleOperator',
  description: 'How a rule compares a value of a call, case and all.',
  valuesMap: {
    EQUALS: { description: 'With one value.' },
    IN: { description: 'It equals one of the values.' },
    PREFIX: { description: 'It begins with the value.' },
    REGEX: { description: 'An expression of RE2, found anywhere unless anchored.' },
    EXISTS: { description: 'The call gives any; takes no values.' },
  },
});

export const RulePurposeEnum = {
  PRODUCTIVE: 'productive',
  OVERHEAD: 'overhead',
  WASTE: 'waste',
} as const satisfies Record<string, RulePurpose>;

registerEnumType(RulePurposeEnum, { name: 'RulePurpose', description: 'What calls of a rule are for.' });

const SUBJECT = 'Of a call: `service`, `model`, `key` and the like, or `attribute:NAME`.';
const FROM = 'First day of calls it takes, `YYYY-MM-DD`, in the zone of the organisation; null: since ever.';
const UNTIL = 'First day of calls it no longer takes; null: without end.';
const TEMPLATE = 'May take values of the call: `{service}`, `CC-{attribute:acme.unit}`.';

@ObjectType('RuleCondition')
@InputType('RuleConditionInput')
export class RuleConditionType {
  @Field(() => String, { description: SUBJECT })
  subject!: string;

  @Field(() => RuleOperatorEnum)
  operator!: RuleOperator;

  @Field(() => [String], { description: 'What it is compared with; none for `EXISTS`.' })
  values!: string[];
}

@ObjectType('RuleLabel')
@InputType('RuleLabelInput')
export class RuleLabelType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: TEMPLATE })
  value!: string;
}

@ObjectType('AttributionRule', {
  description:
    'Who owns calls that do not say it themselves. All conditions must hold; one without any takes every call.',
})
@InputType('AttributionRuleInput')
export class AttributionRuleType {
  @Field(() => ID, { description: 'Stays the same from version to version: calls name it. `[a-z0-9._-]`, 64 at most.' })
  id!: string;

  @Field(() => String, { description: 'For people.' })
  name!: string;

  @Field(() => String, { nullable: true, description: FROM })
  from?: string | null;

  @Field(() => String, { nullable: true, description: UNTIL })
  until?: string | null;

  @Field(() => [RuleConditionType])
  conditions!: RuleConditionType[];

  @Field(() => String, { nullable: true, description: TEMPLATE })
  team?: string | null;

  @Field(() => String, { nullable: true, description: TEMPLATE })
  project?: string | null;

  @Field(() => String, { nullable: true, description: TEMPLATE })
  costCenter?: string | null;

  @Field(() => RulePurposeEnum, { nullable: true, description: 'null: what is known of its outcome decides.' })
  purpose?: RulePurpose | null;

  @Field(() => [RuleLabelType])
  labels!: RuleLabelType[];
}

@ObjectType('AttributionRuleSet', {
  description: 'A version of the rules, in their order: the first that takes a call decides.',
})
export class AttributionRuleSetType {
  @Field(() => Int, { description: 'Calls name it; 0 where there never were rules.' })
  revision!: number;

  @Field(() => [AttributionRuleType])
  rules!: AttributionRuleType[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was saved; null: there never were rules.' })
  recordedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who saved it.' })
  recordedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When another took its place; null: it is in force.' })
  supersededAt!: Date | null;
}

@ObjectType('AttributionRuleIssue')
export class AttributionRuleIssueType {
  @Field(() => String, { description: 'Path within the input: `rules.3.conditions.0.values`.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong with it, and what to write instead.' })
  message!: string;
}

@ObjectType('InvalidAttributionRules', { description: 'Nothing was saved or previewed; what is wrong with the input.' })
export class InvalidAttributionRulesType {
  @Field(() => [AttributionRuleIssueType], { description: 'At least one.' })
  issues!: AttributionRuleIssueType[];
}

@ObjectType('AttributionRulesChanged', {
  description: 'Somebody saved others meanwhile: nothing was saved. Look at them first.',
})
export class AttributionRulesChangedType {
  @Field(() => AttributionRuleSetType, { description: 'Those in force now.' })
  current!: AttributionRuleSetType;
}

@ObjectType('AttributionPreview', {
  description:
    'A preview that was begun; ask for it as `rerating(id)`. Saved, the rules are applied with `applyAttribution(id)`.',
})
export class AttributionPreviewType {
  @Field(() => ID)
  reratingId!: string;
}

@InputType('SaveAttributionRulesInput')
export class SaveAttributionRulesInput {
  @Field(() => Int, { description: 'Of the rules that were seen when these were written; 0 where there were none.' })
  expectedRevision!: number;

  @Field(() => [AttributionRuleType], { description: 'All of them, in their order.' })
  rules!: AttributionRuleType[];

  @Field(() => String, { description: 'Why; kept for those who ask later. 1000 characters at most.' })
  reason!: string;
}

@InputType('PreviewAttributionRulesInput')
export class PreviewAttributionRulesInput {
  @Field(() => DateTimeScalar, { description: 'First start of a call.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'First start that is no longer meant; ten years after `from` at most.' })
  to!: Date;

  @Field(() => [AttributionRuleType], { nullable: true, description: 'Not saved yet; those in force unless given.' })
  rules?: AttributionRuleType[] | null;

  @Field(() => String, { description: 'Why; kept for those who ask later. 1000 characters at most.' })
  reason!: string;
}

export const SaveAttributionRulesResultUnion = createUnionType({
  name: 'SaveAttributionRulesResult',
  types: () => [AttributionRuleSetType, AttributionRulesChangedType, InvalidAttributionRulesType] as const,
  resolveType: (result: object) => {
    if ('issues' in result) return InvalidAttributionRulesType;
    return 'current' in result ? AttributionRulesChangedType : AttributionRuleSetType;
  },
});

export const PreviewAttributionRulesResultUnion = createUnionType({
  name: 'PreviewAttributionRulesResult',
  types: () => [AttributionPreviewType, InvalidAttributionRulesType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidAttributionRulesType : AttributionPreviewType),
});
