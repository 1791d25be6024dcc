import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Permission, Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import {
  DirectoryTreeResultUnion,
  type DirectoryTreeType,
  UnitInDirectoryResultUnion,
  type UnitInDirectoryType,
} from './directory-tree-types';
import { type InvalidDirectoryType, UnitReferenceInput } from './directory-types';
import { dayOf, notADay, refusing } from './organization-day';
import { toApiDirectoryTree, toApiUnitInDirectory } from './to-api-directory-tree';

const MOST_OPEN = 500;
const ON = '`YYYY-MM-DD`; today unless given.';

/** The directory as it is looked at: level by level, unit by unit. */
@Resolver()
export class DirectoryTreeResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('directory.read')
  @Query(() => DirectoryTreeResultUnion, {
    description: 'Cost centres and what belonged to them on a day, level by level.',
  })
  async directoryTree(
    @CurrentReader() { tenant }: Principal,
    @Args('on', { type: () => String, nullable: true, description: ON }) on: string | null | undefined,
    @Args('open', {
      type: () => [UnitReferenceInput],
      nullable: true,
      description: `Units whose level is wanted, at most ${MOST_OPEN}; unless given as much from the top as is read at once.`,
    })
    open: UnitReferenceInput[] | null | undefined,
  ): Promise<DirectoryTreeType | InvalidDirectoryType> {
    const day = await dayOf(this.parts, tenant, on);
    if (day === undefined) return notADay(on ?? '');
    if ((open ?? []).length > MOST_OPEN) {
      return refusing('open', `${open?.length} units: ${MOST_OPEN} at most are opened at once, close some`);
    }
    return toApiDirectoryTree(await this.parts.directories.read(tenant), day, open ?? undefined);
  }

  @Needs<Permission>('directory.read')
  @Query(() => UnitInDirectoryResultUnion, {
    nullable: true,
    description: 'One unit with its history, and what belonged to it on a day; null where there is none.',
  })
  async directoryUnit(
    @CurrentReader() { tenant }: Principal,
    @Args('unit', { type: () => UnitReferenceInput }) unit: UnitReferenceInput,
    @Args('on', { type: () => String, nullable: true, description: ON }) on: string | null | undefined,
  ): Promise<UnitInDirectoryType | InvalidDirectoryType | null> {
    const day = await dayOf(this.parts, tenant, on);
    if (day === undefined) return notADay(on ?? '');
    const directory = await this.parts.directories.read(tenant);
    const found = directory.unit(unit);
    return found === undefined ? null : toApiUnitInDirectory(directory, found, day);
  }
}
