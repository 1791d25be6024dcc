import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@tokenledger/organization/domain';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

@InputType('ChangePasswordInput')
export class ChangePasswordInput {
  @Field(() => String)
  currentPassword!: string;

  @Field(() => String, { description: `${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters.` })
  newPassword!: string;
}

@ObjectType('PasswordChanged', { description: "The person's other sessions have ended; this one goes on." })
export class PasswordChangedType {
  @Field(() => DateTimeScalar)
  changedAt!: Date;
}

@ObjectType('PasswordInputIssue')
export class PasswordInputIssueType {
  @Field(() => String, { description: '`currentPassword` or `newPassword`.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong with it, and what to send instead.' })
  message!: string;
}

@ObjectType('InvalidPasswordInput')
export class InvalidPasswordInputType {
  @Field(() => [PasswordInputIssueType])
  issues!: PasswordInputIssueType[];
}

export const ChangePasswordResultUnion = createUnionType({
  name: 'ChangePasswordResult',
  types: () => [PasswordChangedType, InvalidPasswordInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidPasswordInputType : PasswordChangedType),
});
