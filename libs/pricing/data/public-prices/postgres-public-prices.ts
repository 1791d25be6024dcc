import type { PublicPriceRecord, PublicPriceRecords } from '@tokenledger/pricing/domain';
import type { PostgresPool } from '@tokenledger/shared/postgres';

interface StoredRecord {
  readonly source: string;
  readonly digest: string;
  readonly recorded_at: Date;
}

/** What the public list said when, in PostgreSQL. */
export class PostgresPublicPrices implements PublicPriceRecords {
  constructor(private readonly postgres: Pick<PostgresPool, 'query'>) {}

  async keep({ source, digest, recordedAt }: PublicPriceRecord, content: string): Promise<boolean> {
    const { rowCount } = await this.postgres.query(
      `INSERT INTO pricing_public_prices (source, digest, recorded_at, content)
       SELECT $1, $2, $3, $4::jsonb WHERE NOT EXISTS (SELECT 1 FROM pricing_public_prices WHERE digest = $2)
       ON CONFLICT (digest) DO NOTHING`,
      [source, digest, recordedAt, content],
    );
    return rowCount === 1;
  }

  async list(): Promise<readonly PublicPriceRecord[]> {
    const { rows } = await this.postgres.query<StoredRecord>(
      'SELECT source, digest, recorded_at FROM pricing_public_prices ORDER BY id',
    );
    return rows.map(({ source, digest, recorded_at }) => ({ source, digest, recordedAt: recorded_at }));
  }

  async read(digest: string): Promise<string | undefined> {
    const { rows } = await this.postgres.query<{ content: string }>(
      'SELECT content::text AS content FROM pricing_public_prices WHERE digest = $1',
      [digest],
    );
    return rows[0]?.content;
  }
}
