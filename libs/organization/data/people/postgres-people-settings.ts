import {
  type Actor,
  DEFAULT_PEOPLE_SETTING,
  peopleHidden,
  type PeopleLift,
  peopleRevealed,
  type PeopleSetting,
  type PeopleSettings,
  peopleViewChanged,
  type PeopleViewKind,
  type TenantId,
} from '@tokenledger/organization/domain';
import type { DataSource } from 'typeorm';

import { appendAudit } from '../audit/append-audit';
import { sqlOf } from '../audit/sql-of';

interface StoredSetting {
  readonly view: PeopleViewKind;
  readonly group_size: number;
  readonly secret: string;
}

interface StoredLift {
  readonly id: string;
  readonly user_id: string;
  readonly reason: string;
  readonly from_at: Date;
  readonly until_at: Date;
}

const SETTING = `SELECT view, group_size, encode(secret, 'hex') AS secret FROM organization_people_settings WHERE tenant_id = $1`;

/** How people are shown, in PostgreSQL. */
export class PostgresPeopleSettings implements PeopleSettings {
  constructor(private readonly dataSource: DataSource) {}

  async find(tenant: TenantId): ReturnType<PeopleSettings['find']> {
    const [stored]: StoredSetting[] = await this.dataSource.query(SETTING, [tenant]);
    return stored && { ...settingFromDb(stored), secret: stored.secret };
  }

  change(tenant: TenantId, setting: PeopleSetting, secret: string, by: Actor, at: Date): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      // Changes of one organisation take turns, so that each entry tells what was before it.
      await manager.query(`SELECT id FROM organization_tenants WHERE id = $1 FOR UPDATE`, [tenant]);
      const [stored]: StoredSetting[] = await manager.query(SETTING, [tenant]);
      await manager.query(
        `INSERT INTO organization_people_settings (tenant_id, view, group_size, secret)
         VALUES ($1, $2, $3, decode($4, 'hex'))
         ON CONFLICT (tenant_id) DO UPDATE SET view = excluded.view, group_size = excluded.group_size`,
        [tenant, setting.view, setting.groupSize, secret],
      );
      const before = stored === undefined ? DEFAULT_PEOPLE_SETTING : settingFromDb(stored);
      await appendAudit(sqlOf(manager), tenant, peopleViewChanged(tenant, before, setting, by, at));
    });
  }

  async liftOf(tenant: TenantId, userId: string, at: Date): Promise<PeopleLift | undefined> {
    const [stored]: StoredLift[] = await this.dataSource.query(
      `SELECT id, user_id, reason, from_at, until_at FROM organization_people_lifts
       WHERE tenant_id = $1 AND user_id = $2 AND from_at <= $3 AND until_at > $3 ORDER BY until_at DESC LIMIT 1`,
      [tenant, userId, at],
    );
    return (
      stored && {
        id: stored.id,
        userId: stored.user_id,
        reason: stored.reason,
        from: stored.from_at,
        until: stored.until_at,
      }
    );
  }

  addLift(tenant: TenantId, lift: PeopleLift, by: Actor): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO organization_people_lifts (tenant_id, id, user_id, reason, from_at, until_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [tenant, lift.id, lift.userId, lift.reason, lift.from, lift.until],
      );
      await appendAudit(sqlOf(manager), tenant, peopleRevealed(lift, by));
    });
  }

  endLifts(tenant: TenantId, userId: string, by: Actor, at: Date): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const sql = sqlOf(manager);
      const { rows } = await sql.query<Pick<StoredLift, 'id'>>(
        `UPDATE organization_people_lifts SET until_at = $3
         WHERE tenant_id = $1 AND user_id = $2 AND from_at <= $3 AND until_at > $3 RETURNING id`,
        [tenant, userId, at],
      );
      if (rows.length === 0) return false;
      const ids = rows.map(({ id }) => id);
      await appendAudit(sql, tenant, peopleHidden(userId, ids, by, at));
      return true;
    });
  }
}

function settingFromDb({ view, group_size }: StoredSetting): PeopleSetting {
  return { view, groupSize: group_size };
}
