import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  actorOf,
  type DirectoryUnit,
  exportMade,
  type Permission,
  type Principal,
  type UnitKind,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';
import { inTurns } from '@tokenledger/shared/portions';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import type { DirectoryChangeType } from './directory-change-types';
import { DirectoryResultUnion, type DirectoryType, type InvalidDirectoryType, UnitKindEnum } from './directory-types';
import { importCsv } from './import-csv';
import { ImportDirectoryInput, ImportDirectoryResultUnion, type OutdatedPreviewType } from './import-directory-types';
import { dayOf, notADay, refusing } from './organization-day';
import { byKindAndName, MOST_SHOWN, toApiPlacedUnit } from './to-api-directory';

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
    const day = await dayOf(this.parts, tenant, on);
    if (day === undefined) return notADay(on ?? '');
    if (first < 0 || first > MOST_UNITS) {
      return refusing('first', `${first} is out of range: 0 to ${MOST_UNITS} are expected`);
    }
    const directory = await this.parts.directories.read(tenant);
    const units = directory.content.units
      .filter((unit) => isWanted(unit, kind ?? undefined, search ?? ''))
      .sort(byKindAndName);
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
    return inTurns(directoryCsv.write(directory));
  }

  @Needs<Permission>('directory.change')
  @Mutation(() => ImportDirectoryResultUnion, {
    description: 'Changes the directory by the lines of a file, all of them or none. Signed-in users only.',
  })
  async importDirectory(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ImportDirectoryInput }) input: ImportDirectoryInput,
  ): Promise<DirectoryChangeType | InvalidDirectoryType | OutdatedPreviewType> {
    return importCsv(this.parts, reader, input);
  }
}

function isWanted(unit: DirectoryUnit, kind: UnitKind | undefined, search: string): boolean {
  if (kind !== undefined && unit.kind !== kind) return false;
  const wanted = search.trim().toLowerCase();
  return [unit.id, unit.name, ...unit.aliases].some((name) => name.toLowerCase().includes(wanted));
}
