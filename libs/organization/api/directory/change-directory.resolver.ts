import { Inject } from '@nestjs/common';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import {
  actorOf,
  type DirectoryPlanner,
  type LaterChange,
  type Permission,
  planDirectory,
  type Principal,
  type TenantId,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import { inTurns } from '@tokenledger/shared/portions';

import { isUuid } from '../is-uuid';
import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import {
  ChangeDirectoryInput,
  ChangeDirectoryResultUnion,
  type DirectoryChangedMeanwhileType,
} from './change-directory-types';
import type { DirectoryChangeType } from './directory-change-types';
import type { InvalidDirectoryType } from './directory-types';
import { fieldInRows, fromApiDirectoryRows } from './from-api-directory-rows';
import { dayOf, notADay, refusing } from './organization-day';
import { toApiDirectoryChange, toApiInvalidDirectory, toApiReference } from './to-api-directory';

const MOST_ROWS = 1_000;

@Resolver()
export class ChangeDirectoryResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('directory.change')
  @Mutation(() => ChangeDirectoryResultUnion, {
    description: 'Changes some units of the directory, all that is said or nothing. Signed-in users only.',
  })
  async changeDirectory(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ChangeDirectoryInput }) { rows, preview, unlessChangedAfter }: ChangeDirectoryInput,
  ): Promise<DirectoryChangeType | InvalidDirectoryType | DirectoryChangedMeanwhileType> {
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
    if (preview) {
      const planned = await inTurns(plan(await directories.read(tenant)));
      return planned.ok ? toApiDirectoryChange(planned.value) : toApiInvalidDirectory(planned.error, fieldInRows);
    }
    const at = clock.now();
    const unchanged = unlessChangedAfter ?? undefined;
    const changed =
      unchanged === undefined
        ? await directories.change(tenant, plan, actorOf(user), at)
        : await directories.changeUnlessLater(
            tenant,
            { units: read.value, moment: unchanged },
            plan,
            actorOf(user),
            at,
          );
    if ('later' in changed) return this.toApiChangedMeanwhile(tenant, changed.later);
    return changed.ok
      ? toApiDirectoryChange(changed.value, { changedAt: at })
      : toApiInvalidDirectory(changed.error, fieldInRows);
  }

  private async toApiChangedMeanwhile(
    tenant: TenantId,
    later: readonly LaterChange[],
  ): Promise<DirectoryChangedMeanwhileType> {
    const directory = await this.parts.directories.read(tenant);
    const authors = [...new Set(later.map(({ by }) => by))];
    const names = new Map<string, string>();
    for (const author of authors) {
      const user = isUuid(author) ? await this.parts.users.find(tenant, author) : undefined;
      names.set(author, user?.email ?? author);
    }
    return {
      changes: later.map(({ unit, parts, at, by }) => ({
        unit: toApiReference(directory, unit),
        parts: [...parts],
        changedAt: at,
        changedBy: names.get(by) ?? by,
      })),
    };
  }
}
