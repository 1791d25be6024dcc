import { createUnionType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TenantExportState } from '@tokenledger/organization/domain';
import { BigIntScalar, DateTimeScalar, InputIssueType } from '@tokenledger/shared/graphql';

export const ExportStateEnum = {
  QUEUED: 'queued',
  RUNNING: 'running',
  DONE: 'done',
  FAILED: 'failed',
  EXPIRED: 'expired',
} as const satisfies Record<string, TenantExportState>;

registerEnumType(ExportStateEnum, {
  name: 'OrganizationExportState',
  valuesMap: {
    DONE: { description: 'The file can be had, at `GET /organization/exports/ID`.' },
    EXPIRED: { description: 'The file was kept for a week, and is gone.' },
  },
});

@ObjectType('OrganizationExport', { description: 'Everything of the organisation as one file, but for secrets.' })
export class OrganizationExportType {
  @Field(() => ID)
  id!: string;

  @Field(() => ExportStateEnum)
  state!: TenantExportState;

  @Field(() => String, { description: 'Who asked for it.' })
  requestedBy!: string;

  @Field(() => DateTimeScalar)
  requestedAt!: Date;

  @Field(() => BigIntScalar, { description: 'Rows in the file so far.' })
  writtenRows!: bigint;

  @Field(() => BigIntScalar, {
    nullable: true,
    description: 'Rows that the ledger was seen to hold, about; null: it has not begun.',
  })
  expectedRows!: bigint | null;

  @Field(() => DateTimeScalar, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => BigIntScalar, { nullable: true, description: 'Of the file; null where there is none.' })
  bytes!: bigint | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file, in hexadecimal.' })
  sha256!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the file goes.' })
  expiresAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  failure!: string | null;
}

@ObjectType('ExportRefused')
export class ExportRefusedType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

@ObjectType('OrganizationRenamed')
export class OrganizationRenamedType {
  @Field(() => String)
  name!: string;
}

@ObjectType('InvalidOrganizationInput')
export class InvalidOrganizationInputType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

@ObjectType('OrganizationDeletion', {
  description: 'The organisation is to be deleted with everything of it. Owners can take that back until then.',
})
export class OrganizationDeletionType {
  @Field(() => String, { description: 'The owner who asked for it.' })
  requestedBy!: string;

  @Field(() => DateTimeScalar)
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'From then on nobody signs in, and everything goes for good.' })
  dueAt!: Date;
}

export const ExportOrganizationResultUnion = createUnionType({
  name: 'ExportOrganizationResult',
  types: () => [OrganizationExportType, ExportRefusedType] as const,
  resolveType: (result: object) => ('issues' in result ? ExportRefusedType : OrganizationExportType),
});

export const RenameOrganizationResultUnion = createUnionType({
  name: 'RenameOrganizationResult',
  types: () => [OrganizationRenamedType, InvalidOrganizationInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidOrganizationInputType : OrganizationRenamedType),
});

export const DeleteOrganizationResultUnion = createUnionType({
  name: 'DeleteOrganizationResult',
  types: () => [OrganizationDeletionType, InvalidOrganizationInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidOrganizationInputType : OrganizationDeletionType),
});
