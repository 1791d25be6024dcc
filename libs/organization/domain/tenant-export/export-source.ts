import type { TenantId } from '../tenant-id';
import type { ExportedSource, LeftOut } from './export-manifest';

/** The rows of one table, of one organisation. */
export interface TableLines {
  readonly table: string;
  /** One JSON object each, without line feed: money and 64-bit numbers as text, times with their zone. A part at a time. */
  readonly lines: AsyncIterable<string>;
}

/** A store whose rows can be taken out. */
export interface ExportSource {
  readonly store: string;
  readonly leftOut: readonly Omit<LeftOut, 'store'>[];
  /** Rows that it holds, about, where that is cheap to know and much; else 0. */
  expectedRows(tenant: TenantId): Promise<bigint>;
  /**
   * Reads every table that holds rows of tenants and is not left out.
   * @param take consumes one table's lines to their end before it resolves
   */
  read(tenant: TenantId, take: (table: TableLines) => Promise<void>): Promise<Omit<ExportedSource, 'store'>>;
}
