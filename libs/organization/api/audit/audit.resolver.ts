import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  type AuditEntry,
  type Permission,
  type Principal,
  validateAuditRequest,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import {
  type AuditEntryConnectionType,
  type AuditEntryType,
  AuditLogInput,
  AuditLogResultUnion,
  type InvalidAuditLogInputType,
} from './audit-types';

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
