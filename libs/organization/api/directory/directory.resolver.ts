import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  actorOf,
  type DirectoryPlanner,
  type DirectoryUnit,
  exportMade,
  type LocalDay,
  type Permission,
  planDirectory,
  type Principal,
  readLocalDay,
  type TenantId,
  UNIT_KINDS,
  type UnitKind,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { localDay as localDayOf } from '@tokenledger/shared/time';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import {
  type DirectoryChangeType,
  DirectoryResultUnion,
  type DirectoryType,
  ImportDirectoryInput,
  ImportDirectoryResultUnion,
  type InvalidDirectoryType,
  UnitKindEnum,
} from './directory-types';
import { MOST_SHOWN, toApiDirectoryChange, toApiInvalidDirectory, toApiPlacedUnit } from './to-api-directory';

const MOST_UNITS = 1_000;

@Resolver()
export class DirectoryResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('directory.read')
  @Query(() => DirectoryResultUnion, {
    description: "The organisation's cost centres, teams, projects, services and people as they stood on a day.",
  })
  async directory(
    @CurrentReader() { tenant }: Principal,
    @Args('on', { type: () => String, nullable: true, description: '`YYYY-MM-DD`; today unless given.' })
    on: string | null | undefined,
    @Args('kind', { type: () => UnitKindEnum, nullable: true }) kind: UnitKind | null | undefined,
    @Args('search', { type: () => String, nullable: true, description: 'Part of an id, name or alias.' })
    search: string | null | undefined,
    @Args('first', { type: () => Int, defaultValue: MOST_SHOWN, description: `At most ${MOST_UNITS}.` }) first: number,
  ): Promise<DirectoryType | InvalidDirectoryType> {
    const day = await this.dayOf(tenant, on);
    if (day === undefined) return notADay(on ?? '');
    if (first < 0 || first > MOST_UNITS) {
      return refusing('first', `${first} is out of range: 0 to ${MOST_UNITS} are expected`);
    }
    const directory = await this.parts.directories.read(tenant);
    const units = directory.content.units
      .filter((unit) => isWanted(unit, kind ?? undefined, search ?? ''))
      .sort(byKindAndId);
    return {
      on: day,
      units: units.slice(0, first).map((unit) => toApiPlacedUnit(directory, unit, day)),
      unitCount: units.length,
    };
  }

  @Needs<Permission>('directory.read')
  @Query(() => String, {
    description: 'The whole directory of all days as a CSV file; imported again it changes nothing.',
  })
  async directoryCsv(@CurrentReader() reader: Principal): Promise<string> {
    const { directories, directoryCsv, audit, clock } = this.parts;
    const directory = await directories.read(reader.tenant);
    const what = { kind: 'directory', id: 'directory' };
    await audit.append(reader.tenant, exportMade(what, actorOf(reader), clock.now()));
    return directoryCsv.write(directory);
  }

  @Needs<Permission>('directory.change')
  @Mutation(() => ImportDirectoryResultUnion, {
    description: 'Changes the directory by the lines of a file, all of them or none. Signed-in users only.',
  })
  async importDirectory(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ImportDirectoryInput }) { csv, preview, complete, on }: ImportDirectoryInput,
  ): Promise<DirectoryChangeType | InvalidDirectoryType> {
    const user = signedInUser(reader);
    const { tenant } = user;
    const { directories, directoryCsv, clock } = this.parts;
    const day = await this.dayOf(tenant, on);
    if (day === undefined) return notADay(on ?? '');
    const rows = directoryCsv.read(csv);
    if (!rows.ok) return toApiInvalidDirectory(rows.error);
    const plan: DirectoryPlanner = (before) => planDirectory(before, rows.value, { on: day, isComplete: complete });
    const planned = preview
      ? plan(await directories.read(tenant))
      : await directories.change(tenant, plan, actorOf(user), clock.now());
    return planned.ok ? toApiDirectoryChange(planned.value, !preview) : toApiInvalidDirectory(planned.error);
  }

  /** Today of the organisation, unless a day was given; undefined for what is no day. */
  private async dayOf(tenant: TenantId, on: string | null | undefined): Promise<LocalDay | undefined> {
    if (typeof on === 'string') return readLocalDay(on);
    const found = await this.parts.tenants.find(tenant);
    if (found === undefined) {
      throw new TokenLedgerError(`there is no tenant ${tenant}`, { code: 'UNKNOWN_TENANT', retriable: false });
    }
    return readLocalDay(localDayOf(this.parts.clock.now(), found.timeZone));
  }
}

function notADay(text: string): InvalidDirectoryType {
  return refusing('on', `"${text.slice(0, 60)}" is no day: YYYY-MM-DD is expected, such as 2026-03-10`);
}

function refusing(field: string, message: string): InvalidDirectoryType {
  return { issues: [{ field, message }], issueCount: 1 };
}

function isWanted(unit: DirectoryUnit, kind: UnitKind | undefined, search: string): boolean {
  if (kind !== undefined && unit.kind !== kind) return false;
  const wanted = search.trim().toLowerCase();
  return [unit.id, unit.name, ...unit.aliases].some((name) => name.toLowerCase().includes(wanted));
}

function byKindAndId(left: DirectoryUnit, right: DirectoryUnit): number {
  const byKind = UNIT_KINDS.indexOf(left.kind) - UNIT_KINDS.indexOf(right.kind);
  return byKind === 0 ? left.id.localeCompare(right.id, 'en') : byKind;
}
