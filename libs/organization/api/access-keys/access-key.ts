import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { KeyKind, ScopeKind } from '@tokenledger/organization/domain';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

import { ScopeKindEnum } from '../viewer/viewer';

export const AccessKeyKindEnum = { INGESTION: 'ingestion', READ: 'read' } as const satisfies Record<string, KeyKind>;

registerEnumType(AccessKeyKindEnum, {
  name: 'AccessKeyKind',
  description: 'What a key may do.',
  valuesMap: { INGESTION: { description: 'Send usage.' }, READ: { description: 'Ask this API, and change nothing.' } },
});

@ObjectType('KeyOwner', { description: 'Who owns the calls that a key brings and that do not say it themselves.' })
@InputType('KeyOwnerInput')
export class KeyOwnerType {
  @Field(() => String, { nullable: true })
  team?: string | null;

  @Field(() => String, { nullable: true })
  project?: string | null;

  @Field(() => String, { nullable: true })
  costCenter?: string | null;
}

@ObjectType('AccessKey', { description: 'A key as it is kept: everything but its secret.' })
export class AccessKeyType {
  @Field(() => ID, { description: 'Public; safe in logs and lists.' })
  keyId!: string;

  @Field(() => AccessKeyKindEnum)
  kind!: KeyKind;

  @Field(() => String, { description: 'For people; not unique.' })
  name!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Refused from then on; null: works until it is revoked.',
  })
  expiresAt!: Date | null;

  @Field(() => ScopeKindEnum, { nullable: true, description: 'Of a read key; null: the whole organisation.' })
  scopeKind!: ScopeKind | null;

  @Field(() => ID, { nullable: true, description: 'Id of the unit in the directory; null: the whole organisation.' })
  scopeUnit!: string | null;

  @Field(() => KeyOwnerType, { description: 'Of an ingestion key; never changes.' })
  owner!: KeyOwnerType;

  @Field(() => DateTimeScalar, { nullable: true, description: 'To the minute; null: never used.' })
  lastUsedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'null: in force.' })
  revokedAt!: Date | null;
}

@ObjectType('IssuedAccessKey')
export class IssuedAccessKeyType {
  @Field(() => AccessKeyType)
  key!: AccessKeyType;

  @Field(() => String, { description: 'Told this one time; what is stored is a hash.' })
  secret!: string;
}

@ObjectType('AccessKeyInputIssue')
export class AccessKeyInputIssueType {
  @Field(() => String, { description: 'Of the input: `name`, `expiresAt`, `team`; or `keyId`, `oldWorksUntil`.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong with it, and what to send instead.' })
  message!: string;
}

@ObjectType('InvalidAccessKeyInput')
export class InvalidAccessKeyInputType {
  @Field(() => [AccessKeyInputIssueType])
  issues!: AccessKeyInputIssueType[];
}

@InputType('CreateAccessKeyInput')
export class CreateAccessKeyInput {
  @Field(() => AccessKeyKindEnum)
  kind!: KeyKind;

  @Field(() => String, { description: '1 to 200 characters; who or what uses the key.' })
  name!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Works until it is revoked unless given.' })
  expiresAt?: Date | null;

  @Field(() => ScopeKindEnum, {
    nullable: true,
    description: 'Limits a read key to the spend of one unit and of what is below it; together with `scopeUnit`.',
  })
  scopeKind?: ScopeKind | null;

  @Field(() => ID, { nullable: true, description: 'Id of the unit in the directory; together with `scopeKind`.' })
  scopeUnit?: string | null;

  @Field(() => KeyOwnerType, {
    nullable: true,
    description:
      'Who owns the calls that an ingestion key brings and that do not say it themselves, as telemetry would name them.',
  })
  owner?: KeyOwnerType | null;
}

export const IssueAccessKeyResultUnion = createUnionType({
  name: 'IssueAccessKeyResult',
  types: () => [IssuedAccessKeyType, InvalidAccessKeyInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidAccessKeyInputType : IssuedAccessKeyType),
});

export const RevokeAccessKeyResultUnion = createUnionType({
  name: 'RevokeAccessKeyResult',
  types: () => [AccessKeyType, InvalidAccessKeyInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidAccessKeyInputType : AccessKeyType),
});
