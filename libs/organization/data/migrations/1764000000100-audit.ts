import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log of everything that was done in an organisation (ADR 13).
 *
 * Neither table refers to the organisation's row: the lock on the head is the last that a change takes, and a reference
 * would take another one behind it.
 */
export class Audit1764000000100 implements MigrationInterface {
  readonly name = 'Audit1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organization_audit_heads (
        tenant_id text PRIMARY KEY,
        sequence bigint NOT NULL CHECK (sequence >= 0),
        hash bytea NOT NULL CHECK (octet_length(hash) = 32)
      )`);
    await runner.query(`
      CREATE TABLE organization_audit (
        tenant_id text NOT NULL,
        sequence bigint NOT NULL CHECK (sequence > 0),
        at timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id text NOT NULL,
        actor_name text NOT NULL,
        actor_address text,
        action text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        before text,
        after text,
        reason text,
        hash bytea NOT NULL CHECK (octet_length(hash) = 32),
        PRIMARY KEY (tenant_id, sequence)
      )`);
    await runner.query(`CREATE INDEX organization_audit_action ON organization_audit (tenant_id, action, sequence)`);
    await runner.query(`CREATE INDEX organization_audit_actor ON organization_audit (tenant_id, actor_id, sequence)`);
    await runner.query(`
      CREATE FUNCTION organization_audit_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
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
    for (const table of ['organization_audit', 'organization_audit_heads']) {
      await runner.query(
        `CREATE TRIGGER ${table}_keeps BEFORE UPDATE OR DELETE ON ${table}
           FOR EACH ROW EXECUTE FUNCTION organization_audit_keeps()`,
      );
      await runner.query(
        `CREATE TRIGGER ${table}_keeps_all BEFORE TRUNCATE ON ${table}
           FOR EACH STATEMENT EXECUTE FUNCTION organization_audit_keeps()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE organization_audit`);
    await runner.query(`DROP TABLE organization_audit_heads`);
    await runner.query(`DROP FUNCTION organization_audit_keeps`);
  }
}
