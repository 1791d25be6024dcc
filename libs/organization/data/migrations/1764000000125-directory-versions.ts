import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What tells states of a directory apart, so that a process that keeps one knows whether it is still the newest. Never used
 * twice, also not by an organisation that takes the id of a removed one.
 */
export class DirectoryVersions1764000000125 implements MigrationInterface {
  readonly name = 'DirectoryVersions1764000000125';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE organization_tenants ADD COLUMN directory_version uuid NOT NULL DEFAULT gen_random_uuid()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organization_tenants DROP COLUMN directory_version`);
  }
}
