import { Field, ObjectType } from '@nestjs/graphql';

/** What is wrong with one field of an input; part of every union member that says why an input was not taken. */
@ObjectType('InputIssue')
export class InputIssueType {
  @Field(() => String, { description: 'Path within the input: `to`, `filter.team`.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong with it, and what to send instead.' })
  message!: string;
}
