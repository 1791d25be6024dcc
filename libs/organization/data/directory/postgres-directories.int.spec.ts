import { tenantId } from '@tokenledger/organization/domain';
import {
  aPerson,
  itKeepsTheDirectoriesContract,
  itKeepsThePlacedServicesContract,
  planning,
  settle,
} from '@tokenledger/organization/testing';
import { migratePostgres, openPostgresDataSource } from '@tokenledger/shared/postgres';
import { describeWithEngines, withPostgres } from '@tokenledger/shared/testing';
import type { DataSource } from 'typeorm';

import {
  ORGANIZATION_ENTITIES,
  ORGANIZATION_MIGRATIONS,
  PostgresDirectories,
  PostgresPlacedServices,
  TypeOrmTenants,
} from '../index';

const acme = tenantId('acme');
const globex = tenantId('globex');

describeWithEngines(
  'directories in PostgreSQL',
  () => {
    const postgres = withPostgres();
    let dataSource: DataSource;

    beforeAll(async () => {
      dataSource = await openPostgresDataSource(
        { url: postgres().url },
        { entities: ORGANIZATION_ENTITIES, migrations: ORGANIZATION_MIGRATIONS },
      );
      await migratePostgres(dataSource, postgres().pool);
    });
    afterAll(() => dataSource.destroy());

    async function open(): Promise<PostgresDirectories> {
      await postgres().pool.query('TRUNCATE organization_tenants RESTART IDENTITY CASCADE');
      const tenants = new TypeOrmTenants(dataSource);
      await settle(tenants, acme);
      await settle(tenants, globex, { id: '00000000-0000-4000-8000-00000000000b', email: 'ben@globex.example' });
      return new PostgresDirectories(postgres().pool);
    }

    itKeepsTheDirectoriesContract(acme, globex, open);
    itKeepsThePlacedServicesContract(acme, globex, async () => ({
      directories: await open(),
      services: new PostgresPlacedServices(postgres().pool),
    }));

    it('reads a directory again only after somebody changed it, in whichever process', async () => {
      const [here, there] = [await open(), new PostgresDirectories(postgres().pool)];
      const eve = aPerson('eve');
      await there.change(acme, planning([{ kind: 'team', id: 'search' }]), eve, new Date('2026-03-16T12:00:00Z'));
      const first = await here.read(acme);
      expect(await here.read(acme)).toBe(first);
      await there.change(acme, planning([{ kind: 'team', id: 'search' }]), eve, new Date('2026-03-17T12:00:00Z'));
      expect(await here.read(acme)).toBe(first);
      await there.change(acme, planning([{ kind: 'team', id: 'shop' }]), eve, new Date('2026-03-18T12:00:00Z'));
      expect((await here.read(acme)).content.units.map(({ id }) => id)).toEqual(['search', 'shop']);
    });

    it('keeps who changed what, and when', async () => {
      const directories = await open();
      const at = new Date('2026-03-16T12:00:00Z');
      const later = new Date('2026-03-17T12:00:00Z');
      await directories.change(acme, planning([{ kind: 'cost-centre', id: 'CC', name: 'One' }]), aPerson('eve'), at);
      await directories.change(acme, planning([{ kind: 'cost-centre', id: 'cc', name: 'Two' }]), aPerson('ben'), later);
      const { rows } = await postgres().pool.query(
        `SELECT name, recorded_by, recorded_at, superseded_by, superseded_at FROM organization_units
          WHERE tenant_id = $1 ORDER BY line`,
        [acme],
      );
      expect(rows).toEqual([
        { name: 'One', recorded_by: 'eve', recorded_at: at, superseded_by: 'ben', superseded_at: later },
        { name: 'Two', recorded_by: 'ben', recorded_at: later, superseded_by: null, superseded_at: null },
      ]);
    });
  },
  ['postgres'],
);
