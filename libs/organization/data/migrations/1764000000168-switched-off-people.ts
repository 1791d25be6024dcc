import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who left: switched off, and kept with their roles and with what names them (ADR 6). */
export class SwitchedOffPeople1764000000168 implements MigrationInterface {
  readonly name = 'SwitchedOffPeople1764000000168';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organization_users ADD COLUMN disabled_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organization_users DROP COLUMN disabled_at`);
  }
}
