import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What proves that whoever is signed in is who their address says (ADR 19). */
export class ProvenPeople1764000000166 implements MigrationInterface {
  readonly name = 'ProvenPeople1764000000166';

  async up(runner: QueryRunner): Promise<void> {
    // Of sessions that go on, nobody noted what the provider said: they prove nothing until the next sign-in.
    await runner.query(
      `ALTER TABLE organization_provider_sessions ADD COLUMN vouches_for_email boolean NOT NULL DEFAULT false`,
    );
    await runner.query(`ALTER TABLE organization_users ADD COLUMN password_is_own boolean NOT NULL DEFAULT false`);
    // Only the log knows who set the passwords of today.
    await runner.query(`
      UPDATE organization_users AS "user" SET password_is_own = true
        FROM (SELECT DISTINCT ON (tenant_id, subject_id) tenant_id, subject_id, actor_kind, actor_id
                FROM organization_audit WHERE action = 'password.changed'
               ORDER BY tenant_id, subject_id, sequence DESC) AS latest
       WHERE latest.tenant_id = "user".tenant_id AND latest.subject_id = "user".id::text
         AND latest.actor_kind = 'user' AND latest.actor_id = latest.subject_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organization_users DROP COLUMN password_is_own`);
    await runner.query(`ALTER TABLE organization_provider_sessions DROP COLUMN vouches_for_email`);
  }
}
