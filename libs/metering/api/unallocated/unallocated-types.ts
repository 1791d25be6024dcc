import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, DecimalScalar } from '@tokenledger/shared/graphql';

import { InvalidSpendInputType, SpendFiguresType, SpendFreshnessType } from '../spend/spend-report';

@ObjectType('SuggestedProject', { description: 'A project that the directory knows for a service.' })
export class SuggestedProjectType {
  @Field(() => ID, { description: 'As the directory writes it.' })
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType('FixByDirectory', {
  description:
    'The directory has the service in a project: it owns calls that come, and booked ones once they are brought to it as to ' +
    'rules (`previewAttributionRules`).',
})
export class FixByDirectoryType {
  @Field(() => SuggestedProjectType, { description: 'On the last day of the range.' })
  project!: SuggestedProjectType;

  @Field(() => String, {
    nullable: true,
    description:
      'First day there, of the organisation, `YYYY-MM-DD`, where that is within the range: calls of before belong where it ' +
      'was then.',
  })
  since!: string | null;
}

@ObjectType('WantedCondition', { description: 'Of a rule that takes these calls: the call gives exactly this value.' })
export class WantedConditionType {
  @Field(() => String, { description: '`service`, `agent` or `key`.' })
  subject!: string;

  @Field(() => String, { description: 'As calls write it: rules compare case and all.' })
  value!: string;
}

@ObjectType('FixByRule', {
  description: 'An attribution rule. It holds for calls that come, and for booked ones once it is applied to them.',
})
export class FixByRuleType {
  @Field(() => [WantedConditionType])
  conditions!: WantedConditionType[];

  @Field(() => SuggestedProjectType, {
    nullable: true,
    description: 'One that has the service, or answers to its name; null: none does.',
  })
  suggestion!: SuggestedProjectType | null;
}

@ObjectType('FixByKeyOwner', {
  description:
    'Another ingestion key, with a default owner, in the place of this one: the owner of a key never changes. It holds for ' +
    'calls that come, before all rules, and for all that the key brings without an owner of its own.',
})
export class FixByKeyOwnerType {
  @Field(() => ID)
  keyId!: string;
}

@ObjectType('ResourceAttribute')
export class ResourceAttributeType {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, description: 'null: whoever runs the sender knows it.' })
  value!: string | null;
}

@ObjectType('FixInSender', { description: 'Attributes that the sender sets. They hold for calls that come.' })
export class FixInSenderType {
  @Field(() => [ResourceAttributeType])
  attributes!: ResourceAttributeType[];

  @Field(() => String, { description: 'The same as a line of an environment; `YOUR_…` is to be replaced.' })
  line!: string;
}

export const UnallocatedFixUnion = createUnionType({
  name: 'UnallocatedFix',
  types: () => [FixByDirectoryType, FixByRuleType, FixByKeyOwnerType, FixInSenderType] as const,
  resolveType: (fix: object) =>
    'project' in fix
      ? FixByDirectoryType
      : 'conditions' in fix
        ? FixByRuleType
        : 'keyId' in fix
          ? FixByKeyOwnerType
          : FixInSenderType,
});

const SHARE =
  'Of all unallocated cost in the reporting currency, from 0 to 1, cut after 6 places; null where that is nothing.';

@ObjectType('UnallocatedCause', { description: 'What one fix would mend.' })
export class UnallocatedCauseType {
  @Field(() => String, { description: 'As in `UNALLOCATED_REASON`; others may come.' })
  reason!: string;

  @Field(() => String, { nullable: true })
  service!: string | null;

  @Field(() => String, { nullable: true, description: 'Of calls that name no service.' })
  agent!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Public id; null where the calls are told by what they name, whatever key brought them, and where it is not known.',
  })
  ingestionKey!: string | null;

  @Field(() => [String], { description: 'Ingestion keys that brought them, the largest first, at most 20.' })
  keys!: string[];

  @Field(() => SpendFiguresType)
  spend!: SpendFiguresType;

  @Field(() => DecimalScalar, { nullable: true, description: SHARE })
  share!: string | null;

  @Field(() => [UnallocatedFixUnion], { description: 'The most worth a try first.' })
  fixes!: (FixByDirectoryType | FixByRuleType | FixByKeyOwnerType | FixInSenderType)[];
}

@ObjectType('UnallocatedReason')
export class UnallocatedReasonType {
  @Field(() => String, { nullable: true, description: 'null: groups beyond the 10,000 largest, as one.' })
  reason!: string | null;

  @Field(() => Int, { nullable: true, description: 'null where not all were told apart.' })
  causeCount!: number | null;

  @Field(() => SpendFiguresType)
  spend!: SpendFiguresType;

  @Field(() => DecimalScalar, { nullable: true, description: SHARE })
  share!: string | null;
}

@ObjectType('UnallocatedRest', { description: 'Causes beyond `first`, as one.' })
export class UnallocatedRestType {
  @Field(() => Int, { nullable: true, description: 'null where not all were told apart.' })
  causeCount!: number | null;

  @Field(() => SpendFiguresType)
  spend!: SpendFiguresType;

  @Field(() => DecimalScalar, { nullable: true, description: SHARE })
  share!: string | null;
}

@ObjectType('UnallocatedReport', {
  description:
    'Calls that nobody owns. Reasons sum to the total, and so do causes with the rest, in every figure and currency.',
})
export class UnallocatedReportType {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => SpendFiguresType, { description: 'Whatever passes the filter, owned or not.' })
  all!: SpendFiguresType;

  @Field(() => SpendFiguresType)
  total!: SpendFiguresType;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Unallocated cost of all cost in the reporting currency, from 0 to 1, cut after 6 places; null where that is ' +
      'nothing, and for whoever sees the calls of some units only.',
  })
  shareOfAll!: string | null;

  @Field(() => [UnallocatedReasonType], { description: 'The largest cost first.' })
  reasons!: UnallocatedReasonType[];

  @Field(() => [UnallocatedCauseType], { description: 'The largest cost first, as `SpendOrder` says it.' })
  causes!: UnallocatedCauseType[];

  @Field(() => UnallocatedRestType, { nullable: true })
  rest!: UnallocatedRestType | null;

  @Field(() => Boolean, {
    description:
      'Whoever asks sees the calls of some units only, and calls of nobody are in none: nothing is told of them.',
  })
  isLimitedToUnits!: boolean;

  @Field(() => SpendFreshnessType)
  freshness!: SpendFreshnessType;
}

export const UnallocatedResultUnion = createUnionType({
  name: 'UnallocatedResult',
  types: () => [UnallocatedReportType, InvalidSpendInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidSpendInputType : UnallocatedReportType),
});
