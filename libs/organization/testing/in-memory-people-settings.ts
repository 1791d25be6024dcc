import {
  type Actor,
  DEFAULT_PEOPLE_SETTING,
  peopleHidden,
  type PeopleLift,
  peopleRevealed,
  type PeopleSetting,
  type PeopleSettings,
  peopleViewChanged,
  type TenantId,
} from '@tokenledger/organization/domain';

import type { InMemoryAuditLog } from './in-memory-audit-log';

/** Keeps the port's promises without a database. */
export class InMemoryPeopleSettings implements PeopleSettings {
  private readonly settings = new Map<TenantId, PeopleSetting & { readonly secret: string }>();
  private lifts: readonly (PeopleLift & { readonly tenant: TenantId })[] = [];

  constructor(private readonly audit: Pick<InMemoryAuditLog, 'append'>) {}

  async find(tenant: TenantId): ReturnType<PeopleSettings['find']> {
    return this.settings.get(tenant);
  }

  async change(tenant: TenantId, setting: PeopleSetting, secret: string, by: Actor, at: Date): Promise<void> {
    const before = this.settings.get(tenant);
    this.settings.set(tenant, { ...setting, secret: before?.secret ?? secret });
    const { view, groupSize } = before ?? DEFAULT_PEOPLE_SETTING;
    await this.audit.append(tenant, peopleViewChanged(tenant, { view, groupSize }, setting, by, at));
  }

  async liftOf(tenant: TenantId, userId: string, at: Date): Promise<PeopleLift | undefined> {
    return this.inForce(tenant, userId, at).sort((a, b) => b.until.getTime() - a.until.getTime())[0];
  }

  async addLift(tenant: TenantId, lift: PeopleLift, by: Actor): Promise<void> {
    this.lifts = [...this.lifts, { ...lift, tenant }];
    await this.audit.append(tenant, peopleRevealed(lift, by));
  }

  async endLifts(tenant: TenantId, userId: string, by: Actor, at: Date): Promise<boolean> {
    const ended = this.inForce(tenant, userId, at);
    if (ended.length === 0) return false;
    this.lifts = this.lifts.map((lift) => (ended.includes(lift) ? { ...lift, until: at } : lift));
    const ids = ended.map(({ id }) => id);
    await this.audit.append(tenant, peopleHidden(userId, ids, by, at));
    return true;
  }

  private inForce(tenant: TenantId, userId: string, at: Date): (PeopleLift & { readonly tenant: TenantId })[] {
    return this.lifts.filter(
      (lift) => lift.tenant === tenant && lift.userId === userId && lift.from <= at && at < lift.until,
    );
  }
}
