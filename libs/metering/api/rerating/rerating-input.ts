import { Field, InputType } from '@nestjs/graphql';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

@InputType('PreviewReratingInput', { description: 'Which calls of the past are to have the prices of now, and why.' })
export class PreviewReratingInput {
  @Field(() => DateTimeScalar, { description: 'First start of a call.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'First start that is no longer meant; ten years after `from` at most.' })
  to!: Date;

  @Field(() => String, { nullable: true, description: 'Only calls of this provider, as they were reported.' })
  provider?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only calls of this model: the one that answered, else the one that was asked for.',
  })
  model?: string | null;

  @Field(() => String, { description: 'Why; kept for those who ask later. 1000 characters at most.' })
  reason!: string;
}
