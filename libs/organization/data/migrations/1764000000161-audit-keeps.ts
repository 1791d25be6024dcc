import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log is deleted with its organisation only, and goes on only from where it ends (ADR 13).
 *
 * The first guard believed a setting of the session, which whoever runs SQL may set. Whether an organisation is being
 * removed is now read from the queue of removals, which its own role cannot write (`REMOVAL_TABLES`).
 */
export class AuditKeeps1764000000161 implements MigrationInterface {
  readonly name = 'AuditKeeps1764000000161';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION organization_audit_keeps() RETURNS trigger LANGUAGE plpgsql ${SEARCHED} AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND EXISTS (
          SELECT FROM organization_tenant_removals WHERE tenant_id = OLD.tenant_id AND state = 'running'
        ) THEN
          RETURN OLD;
        END IF;
        IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'organization_audit_heads' THEN
          IF NEW.tenant_id = OLD.tenant_id AND NEW.sequence = OLD.sequence + 1 AND EXISTS (
            SELECT FROM organization_audit
             WHERE tenant_id = NEW.tenant_id AND sequence = NEW.sequence AND hash = NEW.hash
          ) THEN
            RETURN NEW;
          END IF;
        END IF;
        RAISE EXCEPTION '% only takes new entries', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(`
      CREATE FUNCTION organization_audit_continues() RETURNS trigger LANGUAGE plpgsql ${SEARCHED} AS $$
      BEGIN
        IF TG_TABLE_NAME = 'organization_audit' THEN
          IF NEW.sequence = 1 + (SELECT sequence FROM organization_audit_heads WHERE tenant_id = NEW.tenant_id) THEN
            RETURN NULL;
          END IF;
        ELSIF NEW.sequence = 0 AND NEW.hash = decode(repeat('00', 32), 'hex')
          AND NOT EXISTS (SELECT FROM organization_audit WHERE tenant_id = NEW.tenant_id)
        THEN
          RETURN NULL;
        END IF;
        RAISE EXCEPTION '% only goes on from where the log ends', TG_TABLE_NAME
          USING ERRCODE = 'insufficient_privilege';
      END $$`);
    for (const table of TABLES) {
      // After: a head that is there already makes INSERT … ON CONFLICT DO NOTHING fire every trigger before.
      await runner.query(
        `CREATE TRIGGER ${table}_continues AFTER INSERT ON ${table}
           FOR EACH ROW EXECUTE FUNCTION organization_audit_continues()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TRIGGER ${table}_continues ON ${table}`);
    await runner.query(`DROP FUNCTION organization_audit_continues`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION organization_audit_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('tokenledger.removing_tenant', true) = OLD.tenant_id THEN
          RETURN OLD;
        END IF;
        IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'organization_audit_heads' THEN
          IF NEW.tenant_id = OLD.tenant_id AND NEW.sequence = OLD.sequence + 1 THEN
            RETURN NEW;
          END IF;
        END IF;
        RAISE EXCEPTION '% only takes new entries', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$`);
  }
}

const TABLES = ['organization_audit', 'organization_audit_heads'] as const;

/** Whoever runs SQL may make a temporary table of any name: it must not be found in place of ours. */
const SEARCHED = 'SET search_path = pg_catalog, public, pg_temp';
