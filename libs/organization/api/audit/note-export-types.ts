import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InputIssueType } from '@tokenledger/shared/graphql';

@InputType('NoteExportInput', { description: 'A file that was made of what a page shows.' })
export class NoteExportInput {
  @Field(() => String, { description: 'What it is called; 1 to 200 characters in one line.' })
  name!: string;

  @Field(() => String, { description: 'Address of the page, with what it was narrowed to; 2,000 characters at most.' })
  page!: string;

  @Field(() => Int, { description: 'Lines of it.' })
  rows!: number;
}

@ObjectType('ExportNoted')
export class ExportNotedType {
  @Field(() => String)
  name!: string;
}

@ObjectType('InvalidExportNote', { description: 'Nothing was noted: the file must not be handed out.' })
export class InvalidExportNoteType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

export const NoteExportResultUnion = createUnionType({
  name: 'NoteExportResult',
  types: () => [ExportNotedType, InvalidExportNoteType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidExportNoteType : ExportNotedType),
});
