import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  actorOf,
  type AuditEntry,
  exportMade,
  exportNoteProblem,
  type Permission,
  type Principal,
  validateAuditRequest,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import {
  type AuditEntryConnectionType,
  type AuditEntryType,
  AuditLogInput,
  AuditLogResultUnion,
  type InvalidAuditLogInputType,
} from './audit-types';
import {
  type ExportNotedType,
  type InvalidExportNoteType,
  NoteExportInput,
  NoteExportResultUnion,
} from './note-export-types';

@Resolver()
export class AuditResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('audit.read')
  @Query(() => AuditLogResultUnion, {
    description: 'What was done in the organisation, by whom and why. Never for read keys: it names people.',
  })
  async auditLog(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => AuditLogInput }) input: AuditLogInput,
  ): Promise<AuditEntryConnectionType | InvalidAuditLogInputType> {
    const request = validateAuditRequest({
      from: input.from ?? undefined,
      to: input.to ?? undefined,
      actions: input.actions ?? undefined,
      actor: input.actor ?? undefined,
      subject: input.subject ?? undefined,
      text: input.text ?? undefined,
      after: input.after ?? undefined,
      first: input.first,
    });
    if (!request.ok) return { issues: [...request.error] };
    const { entries, hasNextPage } = await this.parts.audit.page(reader.tenant, request.value);
    const endCursor = entries.at(-1)?.sequence.toString() ?? null;
    return { nodes: entries.map(toApiAuditEntry), pageInfo: { hasNextPage, endCursor } };
  }

  @Needs<Permission>('spend.read')
  @Mutation(() => NoteExportResultUnion, {
    description: 'Tells of a file that a console is about to make of what it shows. Signed-in users only.',
  })
  async noteExport(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => NoteExportInput }) { name, page, rows }: NoteExportInput,
  ): Promise<ExportNotedType | InvalidExportNoteType> {
    const user = signedInUser(reader);
    const problem = exportNoteProblem({ name, page, rows });
    if (problem !== undefined) return { issues: [problem] };
    const { audit, clock } = this.parts;
    const told = { page, rows: rows.toString() };
    await audit.append(user.tenant, exportMade({ kind: 'file', id: name }, actorOf(user), clock.now(), told));
    return { name };
  }
}

function toApiAuditEntry({ actor, subject, before, after, reason, hash, ...entry }: AuditEntry): AuditEntryType {
  return {
    sequence: entry.sequence,
    at: entry.at,
    actor: { kind: actor.kind, actorId: actor.id, name: actor.name, address: actor.address ?? null },
    action: entry.action,
    subject: { kind: subject.kind, subjectId: subject.id },
    before: before ?? null,
    after: after ?? null,
    reason: reason ?? null,
    hash: hash.toString('hex'),
  };
}
