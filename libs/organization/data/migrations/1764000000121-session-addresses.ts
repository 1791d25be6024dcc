import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a session was opened from, for people who look at their sessions. */
export class SessionAddresses1764000000121 implements MigrationInterface {
  readonly name = 'SessionAddresses1764000000121';

  async up(runner: QueryRunner): Promise<void> {
    // Of sessions before it nobody knows.
    await runner.query(`ALTER TABLE organization_sessions ADD COLUMN address text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organization_sessions DROP COLUMN address`);
  }
}
