import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import type { UnitKind } from '@tokenledger/organization/domain';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

import { SpendFilterInput, SpendRangeInput } from '../spend/spend-input';

export const SpendUnitKindEnum = {
  COST_CENTRE: 'cost-centre',
  TEAM: 'team',
  PROJECT: 'project',
  SERVICE: 'service',
  ENVIRONMENT: 'environment',
} as const satisfies Record<string, UnitKind>;

export type SpendUnitKind = (typeof SpendUnitKindEnum)[keyof typeof SpendUnitKindEnum];

registerEnumType(SpendUnitKindEnum, { name: 'SpendUnitKind', description: 'From the top down; teams are a tree.' });

@InputType('SpendUnitInput')
export class SpendUnitInput {
  @Field(() => SpendUnitKindEnum)
  kind!: SpendUnitKind;

  @Field(() => ID, { description: 'As the directory has it, or as calls name what it does not know; in any case.' })
  id!: string;
}

@InputType('SpendByUnitInput')
export class SpendByUnitInput {
  @Field(() => DateTimeScalar, { description: 'First instant that counts, on a quarter of an hour.' })
  from!: Date;

  @Field(() => DateTimeScalar, {
    description: 'First instant that no longer counts, on a quarter of an hour; at most 5 years after `from`.',
  })
  to!: Date;

  @Field(() => SpendRangeInput, { nullable: true, description: 'To compare with, as things belonged then.' })
  compareWith?: SpendRangeInput | null;

  @Field(() => SpendFilterInput, { nullable: true })
  filter?: SpendFilterInput | null;

  @Field(() => [SpendUnitInput], {
    nullable: true,
    description:
      'Units from the top down, each below the one before: keeps what belongs to all of them, and tells what stands ' +
      'directly below the last. Everything, told by what stands at the top, unless given.',
  })
  within?: SpendUnitInput[] | null;
}
