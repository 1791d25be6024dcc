import type { Readable } from 'node:stream';

export type ClickHouseScalar = string | number | bigint | boolean | null;

/** Value of a `{name:Type}` placeholder. Points in time are passed as text or numbers that their type reads. */
export type ClickHouseParam = ClickHouseScalar | readonly ClickHouseParam[];

/** SQL with its values apart; values never become part of the text. */
export interface ClickHouseQuery {
  /** Without FORMAT clause. Settings for this query alone go into its SETTINGS clause. */
  readonly text: string;
  /** By placeholder name: `{tenant:String}` reads `params.tenant`. */
  readonly params?: Readonly<Record<string, ClickHouseParam>>;
}

/**
 * ClickHouse, on a server or embedded; both answer alike.
 *
 * Every method rejects with `ClickHouseUnavailableError` (retriable) or `ClickHouseQueryError` (not).
 */
export interface ClickHouse {
  /** Rows as JSONEachRow gives them: decimals and 64-bit integers are text, smaller numbers are numbers. */
  query<Row>(query: ClickHouseQuery): Promise<readonly Row[]>;

  /** Runs a statement that answers no rows (DDL, INSERT … SELECT) to its end. */
  command(query: ClickHouseQuery): Promise<void>;

  /**
   * Inserts rows in RowBinary; resolved means that the server has them.
   * @param table plain or `database.table` @param columns in the order of the bytes
   */
  insertRowBinary(table: string, columns: readonly string[], rows: Uint8Array | Readable): Promise<void>;

  /** The same in Native: blocks of columns, far cheaper for the server to read than rows. */
  insertNative(table: string, columns: readonly string[], blocks: Uint8Array | Readable): Promise<void>;

  /** Resolves where ClickHouse answers a query. */
  ping(): Promise<void>;

  /** Waits for what is running, then lets go of connections and files. */
  close(): Promise<void>;
}
