import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type ActorKind, AUDIT_ACTIONS, MOST_AUDIT_ENTRIES } from '@tokenledger/organization/domain';
import { BigIntScalar, DateTimeScalar, InputIssueType, PageInfoType } from '@tokenledger/shared/graphql';

export const AuditActorKindEnum = {
  USER: 'user',
  READ_KEY: 'read-key',
  OPERATOR: 'operator',
  SYSTEM: 'system',
} as const satisfies Record<string, ActorKind>;

registerEnumType(AuditActorKindEnum, {
  name: 'AuditActorKind',
  valuesMap: {
    USER: { description: 'A person who signed in, or an account that somebody tried to sign in with.' },
    READ_KEY: { description: 'A program, by the key it asked with.' },
    OPERATOR: { description: 'Whoever ran `npm run admin`, as their system names them.' },
    SYSTEM: { description: 'TokenLedger itself.' },
  },
});

@InputType('AuditLogInput', { description: 'Which entries of the audit log; all that is given has to hold.' })
export class AuditLogInput {
  @Field(() => DateTimeScalar, { nullable: true })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'First moment that is not meant any more.' })
  to?: Date | null;

  @Field(() => [String], { nullable: true, description: `Some of: ${AUDIT_ACTIONS.join(', ')}.` })
  actions?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The whole id or name, in any case.' })
  actor?: string | null;

  @Field(() => String, { nullable: true, description: 'The whole id, in any case.' })
  subject?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of a name, an action, an id, a reason, of `before` or of `after`, in any case.',
  })
  text?: string | null;

  @Field(() => String, { nullable: true, description: "A page's endCursor: the page behind it." })
  after?: string | null;

  @Field(() => Int, { defaultValue: 50, description: `Entries of a page at the most, 1 to ${MOST_AUDIT_ENTRIES}.` })
  first!: number;
}

/** Not `id`: clients that keep answers take what has one id for one thing, and an actor is who they were at that time. */
@ObjectType('AuditActor', { description: 'Who did something.' })
export class AuditActorType {
  @Field(() => AuditActorKindEnum)
  kind!: ActorKind;

  @Field(() => ID, { description: 'Of a user, or of a key; of others the name that they act by.' })
  actorId!: string;

  @Field(() => String, { description: 'As they were called at that time.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where the request came from; null where that is not known.' })
  address!: string | null;
}

@ObjectType('AuditSubject', { description: 'What something was done to.' })
export class AuditSubjectType {
  @Field(() => String, { description: 'For example `key` or `price-list`.' })
  kind!: string;

  @Field(() => ID)
  subjectId!: string;
}

@ObjectType('AuditEntry', { description: 'What was done, as it was recorded; nothing of it is ever changed.' })
export class AuditEntryType {
  @Field(() => BigIntScalar, { description: 'Place in the log of the organisation: from 1, without gaps.' })
  sequence!: bigint;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => AuditActorType)
  actor!: AuditActorType;

  @Field(() => String, { description: 'For example `key.issued`.' })
  action!: string;

  @Field(() => AuditSubjectType)
  subject!: AuditSubjectType;

  @Field(() => String, { nullable: true, description: 'Canonical JSON; null where nothing was there before.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Canonical JSON; null where nothing is there afterwards.' })
  after!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever did it or refused it.' })
  reason!: string | null;

  @Field(() => String, { description: 'SHA-256 over the hash of the entry before and this one, in hexadecimal.' })
  hash!: string;
}

@ObjectType('AuditEntryConnection', { description: 'A page of the audit log, the newest entry first.' })
export class AuditEntryConnectionType {
  @Field(() => [AuditEntryType])
  nodes!: AuditEntryType[];

  @Field(() => PageInfoType, { description: 'How to go on.' })
  pageInfo!: PageInfoType;
}

@ObjectType('InvalidAuditLogInput')
export class InvalidAuditLogInputType {
  @Field(() => [InputIssueType], { description: 'At least one.' })
  issues!: InputIssueType[];
}

export const AuditLogResultUnion = createUnionType({
  name: 'AuditLogResult',
  types: () => [AuditEntryConnectionType, InvalidAuditLogInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidAuditLogInputType : AuditEntryConnectionType),
});
