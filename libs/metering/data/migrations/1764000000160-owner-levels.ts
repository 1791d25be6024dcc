import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A project may be called like a team: figures of attribution say which of them is meant. */
export class OwnerLevels1764000000160 implements MigrationInterface {
  readonly name = 'OwnerLevels1764000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE metering_rerating_figures
        ADD COLUMN owner_level text NOT NULL DEFAULT 'team',
        DROP CONSTRAINT metering_rerating_figures_pkey,
        ADD PRIMARY KEY (rerating_id, phase, closed, month, team, owner_level, currency, converted, undecided)`);
    for (const [level, said] of SAID) {
      // Until now the level was said in the name; a team may be called so as well, but hardly any is.
      await runner.query(
        `UPDATE metering_rerating_figures SET owner_level = $1, team = substr(team, length($2) + 1)
          WHERE starts_with(team, $2) AND rerating_id IN (SELECT id FROM metering_reratings WHERE owners)`,
        [level, said],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [level, said] of SAID) {
      await runner.query(`UPDATE metering_rerating_figures SET team = $2 || team WHERE owner_level = $1`, [
        level,
        said,
      ]);
    }
    await runner.query(`
      ALTER TABLE metering_rerating_figures
        DROP CONSTRAINT metering_rerating_figures_pkey,
        ADD PRIMARY KEY (rerating_id, phase, closed, month, team, currency, converted, undecided),
        DROP COLUMN owner_level`);
  }
}

const SAID = [
  ['project', 'project '],
  ['costCenter', 'cost centre '],
] as const;
