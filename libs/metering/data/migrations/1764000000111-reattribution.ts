import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs that bring calls to attribution rules are worked off like re-ratings; they know calls that nobody can decide about. */
export class Reattribution1764000000111 implements MigrationInterface {
  readonly name = 'Reattribution1764000000111';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE metering_reratings
        ADD COLUMN owners boolean NOT NULL DEFAULT false,
        -- Rules that were previewed before anybody saved them.
        ADD COLUMN draft_rules jsonb`);
    await runner.query(`
      ALTER TABLE metering_rerating_figures
        ADD COLUMN undecided boolean NOT NULL DEFAULT false,
        DROP CONSTRAINT metering_rerating_figures_pkey,
        ADD PRIMARY KEY (rerating_id, phase, closed, month, team, currency, converted, undecided)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM metering_rerating_figures WHERE undecided`);
    await runner.query(`
      ALTER TABLE metering_rerating_figures
        DROP CONSTRAINT metering_rerating_figures_pkey,
        ADD PRIMARY KEY (rerating_id, phase, closed, month, team, currency, converted),
        DROP COLUMN undecided`);
    await runner.query(`DELETE FROM metering_reratings WHERE owners`);
    await runner.query(`ALTER TABLE metering_reratings DROP COLUMN owners, DROP COLUMN draft_rules`);
  }
}
