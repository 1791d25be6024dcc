import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import {
  actorOf,
  type DirectoryPlanner,
  type Permission,
  planDirectory,
  type Principal,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import { inTurns } from '@tokenledger/shared/portions';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { ChangeDirectoryInput } from './change-directory-types';
import { type DirectoryChangeType, ImportDirectoryResultUnion, type InvalidDirectoryType } from './directory-types';
import { fieldInRows, fromApiDirectoryRows } from './from-api-directory-rows';
import { dayOf, notADay, refusing } from './organization-day';
import { toApiDirectoryChange, toApiInvalidDirectory } from './to-api-directory';

const MOST_ROWS = 1_000;

@Resolver()
export class ChangeDirectoryResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('directory.change')
  @Mutation(() => ImportDirectoryResultUnion, {
    description: 'Changes some units of the directory, all that is said or nothing. Signed-in users only.',
  })
  async changeDirectory(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ChangeDirectoryInput }) { rows, preview }: ChangeDirectoryInput,
  ): Promise<DirectoryChangeType | InvalidDirectoryType> {
    const user = signedInUser(reader);
    const { tenant } = user;
    const { directories, clock } = this.parts;
    if (rows.length > MOST_ROWS) {
      return refusing('rows', `${rows.length} rows: ${MOST_ROWS} at most are expected, import a file instead`);
    }
    const read = fromApiDirectoryRows(rows);
    if (!read.ok) return toApiInvalidDirectory(read.error, fieldInRows);
    const today = await dayOf(this.parts, tenant, undefined);
    if (today === undefined) return notADay('');
    const plan: DirectoryPlanner = (before) => planDirectory(before, read.value, { on: today, isComplete: false });
    const planned = preview
      ? await inTurns(plan(await directories.read(tenant)))
      : await directories.change(tenant, plan, actorOf(user), clock.now());
    return planned.ok
      ? toApiDirectoryChange(planned.value, !preview)
      : toApiInvalidDirectory(planned.error, fieldInRows);
  }
}
