import type { AttemptWindow, SignInAttempts } from '@tokenledger/organization/domain';
import type { DataSource } from 'typeorm';

/** Attempts in PostgreSQL, where all processes count together. One statement each: what is counted is never lost. */
export class TypeOrmSignInAttempts implements SignInAttempts {
  constructor(private readonly dataSource: DataSource) {}

  async take(subject: string, at: Date, windowMs: number): Promise<AttemptWindow> {
    const [row]: { attempts: number; ends_at: Date }[] = await this.dataSource.query(
      `INSERT INTO organization_sign_in_attempts AS known (subject, attempts, ends_at) VALUES ($1, 1, $3)
       ON CONFLICT (subject) DO UPDATE SET
         attempts = CASE WHEN known.ends_at <= $2 THEN 1 ELSE LEAST(known.attempts + 1, 1000000) END,
         ends_at = CASE WHEN known.ends_at <= $2 THEN EXCLUDED.ends_at ELSE known.ends_at END
       RETURNING attempts, ends_at`,
      [subject, at, new Date(at.getTime() + windowMs)],
    );
    if (row === undefined) throw new RangeError('an attempt was counted and no count came back');
    return { attempts: row.attempts, endsAt: row.ends_at };
  }

  async giveBack(subject: string, at: Date): Promise<void> {
    await this.dataSource.query(
      `UPDATE organization_sign_in_attempts SET attempts = attempts - 1
       WHERE subject = $1 AND attempts > 0 AND ends_at > $2`,
      [subject, at],
    );
  }

  async clear(subject: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM organization_sign_in_attempts WHERE subject = $1`, [subject]);
  }

  async forget(before: Date): Promise<void> {
    await this.dataSource.query(`DELETE FROM organization_sign_in_attempts WHERE ends_at < $1`, [before]);
  }
}
