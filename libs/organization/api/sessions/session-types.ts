import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

import { InvalidMemberInputType } from '../members/member-types';

@ObjectType('Session', { description: 'A browser in which somebody is signed in.' })
export class SessionType {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  isCurrent!: boolean;

  @Field(() => String, { description: 'As the browser names itself; empty where it does not.' })
  userAgent!: string;

  @Field(() => String, { nullable: true, description: 'Address it was opened from; null: not known.' })
  address!: string | null;

  @Field(() => DateTimeScalar)
  openedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'To the minute.' })
  lastUsedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Ends then, however busy it is.' })
  expiresAt!: Date;
}

@ObjectType('SessionsEnded')
export class SessionsEndedType {
  @Field(() => Int)
  count!: number;
}

export const EndSessionsResultUnion = createUnionType({
  name: 'EndSessionsResult',
  types: () => [SessionsEndedType, InvalidMemberInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidMemberInputType : SessionsEndedType),
});
