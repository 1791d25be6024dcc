import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '@tokenledger/shared/graphql';

import { DirectoryChangeType } from './directory-change-types';
import { DAY, InvalidDirectoryType } from './directory-types';

@InputType('ImportDirectoryInput', { description: 'A CSV file whose lines change the directory.' })
export class ImportDirectoryInput {
  @Field(() => String, {
    description: 'With the columns of `directoryCsv`, or some of them; `kind` and `id` at least.',
  })
  csv!: string;

  @Field(() => Boolean, { description: 'Says what would change, and changes nothing.' })
  preview!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Ends what the file does not name, of the kinds that it names; not what only begins later.',
  })
  complete!: boolean;

  @Field(() => String, {
    nullable: true,
    description: `Day that lines without \`from\` and \`until\` are true on, ${DAY}; today unless given. They hold up to the next planned change.`,
  })
  on?: string | null | undefined;

  @Field(() => String, {
    nullable: true,
    description: '`version` of the preview: changes nothing where somebody changed the directory since.',
  })
  version?: string | null | undefined;
}

@ObjectType('OutdatedPreview', {
  description: 'Nothing was changed: the directory is not any more what the preview was worked out from.',
})
export class OutdatedPreviewType {
  @Field(() => String, { description: 'What happened, and what to do.' })
  message!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was changed the last time, if that is known.' })
  changedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who did it: an e-mail address, or what acts by itself.' })
  changedBy!: string | null;
}

export const ImportDirectoryResultUnion = createUnionType({
  name: 'ImportDirectoryResult',
  types: () => [DirectoryChangeType, InvalidDirectoryType, OutdatedPreviewType] as const,
  resolveType: (result: object) => {
    if ('issues' in result) return InvalidDirectoryType;
    return 'applied' in result ? DirectoryChangeType : OutdatedPreviewType;
  },
});
