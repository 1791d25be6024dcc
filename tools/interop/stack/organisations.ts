import { METERING_MIGRATIONS } from '@tokenledger/metering/data';
import {
  ORGANIZATION_ENTITIES,
  ORGANIZATION_MIGRATIONS,
  TypeOrmAccessKeys,
  TypeOrmTenants,
} from '@tokenledger/organization/data';
import { systemActor, type KeyKind, KeyManager, tenantId } from '@tokenledger/organization/domain';
import { migratePostgres, openPostgresDataSource, openPostgresPool } from '@tokenledger/shared/postgres';
import { systemClock } from '@tokenledger/shared/time';

const INTEROP = systemActor('interop');

/** An organisation of its own for every case: what one sends can never pass for what another did. */
export interface Organisation {
  readonly tenant: string;
  readonly ingestionKey: string;
  readonly readKey: string;
}

/** Creates organisations with a key of each kind, in a database that it first brings up to date. */
export async function addOrganisations(
  postgresUrl: string,
  tenants: readonly string[],
): Promise<ReadonlyMap<string, Organisation>> {
  const settings = { url: postgresUrl, poolSize: 2 };
  const dataSource = await openPostgresDataSource(settings, {
    entities: ORGANIZATION_ENTITIES,
    migrations: [...ORGANIZATION_MIGRATIONS, ...METERING_MIGRATIONS],
  });
  const pool = openPostgresPool(settings);
  try {
    await migratePostgres(dataSource, pool);
    const organisations = new TypeOrmTenants(dataSource);
    const keys = new KeyManager(new TypeOrmAccessKeys(dataSource), systemClock);
    const added = new Map<string, Organisation>();
    for (const tenant of tenants) {
      await organisations.add(
        {
          id: tenantId(tenant),
          name: tenant,
          timeZone: 'UTC',
          reportingCurrency: 'USD',
          status: 'active',
          createdAt: systemClock.now(),
        },
        INTEROP,
      );
      const [ingestionKey, readKey] = [await issue(keys, tenant, 'ingestion'), await issue(keys, tenant, 'read')];
      added.set(tenant, { tenant, ingestionKey, readKey });
    }
    return added;
  } finally {
    await pool.close();
    await dataSource.destroy();
  }
}

async function issue(keys: KeyManager, tenant: string, kind: KeyKind): Promise<string> {
  const issued = await keys.issue(tenantId(tenant), kind, `${kind} key`, INTEROP);
  if (!issued.ok) throw new Error(issued.error.message);
  return issued.value.secret;
}
