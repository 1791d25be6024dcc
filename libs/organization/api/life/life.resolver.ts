import { randomUUID } from 'node:crypto';

import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  actorOf,
  LONGEST_ORGANISATION_NAME,
  namesOrganisation,
  organisationName,
  type Permission,
  type Principal,
  type TenantExport,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser, UnauthenticatedError } from '@tokenledger/shared/graphql';

import { NAMES_IN_EXPORTS } from './names-in-exports';
import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import {
  DeleteOrganizationResultUnion,
  ExportOrganizationResultUnion,
  type ExportRefusedType,
  type InvalidOrganizationInputType,
  type OrganizationDeletionType,
  OrganizationExportType,
  type OrganizationRenamedType,
  RenameOrganizationResultUnion,
} from './life-types';

/** What owners do with the organisation as a whole. */
@Resolver()
export class LifeResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('organization.own')
  @Query(() => [OrganizationExportType], { description: 'Those that were asked for, the newest first; 50 at most.' })
  async organizationExports(@CurrentReader() { tenant }: Principal): Promise<OrganizationExportType[]> {
    return (await this.parts.exports.list(tenant)).map(toApiExport);
  }

  @Needs<Permission>('organization.own')
  @Mutation(() => ExportOrganizationResultUnion, {
    description:
      'Begins to write everything of the organisation into one file, but for secrets. One at a time. People are in it by name: where names are hidden, `revealPeople` comes first.',
  })
  async exportOrganization(@CurrentReader() reader: Principal): Promise<OrganizationExportType | ExportRefusedType> {
    const user = signedInUser(reader);
    const { exports, exportFiles, people, clock } = this.parts;
    if (exportFiles === undefined) {
      return refusedExport('This installation makes no exports: ask whoever runs it to set EXPORTS_DIR.');
    }
    if (!(await people.showsNames(user))) return refusedExport(NAMES_IN_EXPORTS, 'people');
    const requested = await exports.request(user.tenant, randomUUID(), actorOf(user), clock.now());
    return requested.ok ? toApiExport(requested.value) : refusedExport('One is being written: wait until it is done.');
  }

  @Needs<Permission>('organization.own')
  @Mutation(() => RenameOrganizationResultUnion, { description: 'Gives the organisation another name.' })
  async renameOrganization(
    @CurrentReader() reader: Principal,
    @Args('name', { type: () => String }) text: string,
  ): Promise<OrganizationRenamedType | InvalidOrganizationInputType> {
    const user = signedInUser(reader);
    const name = organisationName(text);
    if (!name.ok) {
      return invalid('name', `A name of 1 to ${LONGEST_ORGANISATION_NAME} characters is expected, such as Acme.`);
    }
    await this.parts.life.rename(user.tenant, name.value, actorOf(user), this.parts.clock.now());
    return { name: name.value };
  }

  @Needs<Permission>('organization.own')
  @Mutation(() => DeleteOrganizationResultUnion, {
    description:
      'Asks for the organisation to be deleted with everything of it, in seven days. Until then it works as before, and any owner takes it back.',
  })
  async deleteOrganization(
    @CurrentReader() reader: Principal,
    @Args('name', { type: () => String, description: 'Its name, typed once more.' }) typed: string,
  ): Promise<OrganizationDeletionType | InvalidOrganizationInputType> {
    const user = signedInUser(reader);
    const { tenants, life, clock } = this.parts;
    const organisation = await tenants.find(user.tenant);
    if (organisation === undefined) throw new UnauthenticatedError('this organisation is not there any more');
    if (!namesOrganisation(typed, organisation)) {
      return invalid('name', `Type the name of the organisation as it is: ${organisation.name}.`);
    }
    await life.requestDeletion(user.tenant, actorOf(user), clock.now());
    const deletion = await life.deletion(user.tenant);
    if (deletion === undefined) return invalid('name', 'It was taken back meanwhile: ask again.');
    return deletion;
  }

  @Needs<Permission>('organization.own')
  @Mutation(() => Boolean, {
    description: 'Takes the deletion back. false: there is none, or it is being carried out.',
  })
  cancelOrganizationDeletion(@CurrentReader() reader: Principal): Promise<boolean> {
    const user = signedInUser(reader);
    return this.parts.life.cancelDeletion(user.tenant, actorOf(user), this.parts.clock.now());
  }
}

function refusedExport(message: string, field = 'export'): ExportRefusedType {
  return { issues: [{ field, message }] };
}

function invalid(field: string, message: string): InvalidOrganizationInputType {
  return { issues: [{ field, message }] };
}

function toApiExport(known: TenantExport): OrganizationExportType {
  const { id, state, requestedBy, requestedAt, writtenRows, file } = known;
  return {
    id,
    state,
    requestedBy,
    requestedAt,
    writtenRows,
    expectedRows: known.expectedRows ?? null,
    finishedAt: known.finishedAt ?? null,
    bytes: file?.bytes ?? null,
    sha256: file?.sha256 ?? null,
    expiresAt: file?.expiresAt ?? null,
    failure: known.failure ?? null,
  };
}
