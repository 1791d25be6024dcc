import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { toStringLiteral } from './param-literal';

/** `INSERT INTO table (columns) [SETTINGS …] FORMAT name`, whose rows follow apart. */
const INSERT_WITH_ROWS = /^(\s*INSERT\s+INTO\s+(?:TABLE\s+)?[\w.`"]+\s*(?:\([^()]*\))?)(.*?)\s*$/is;
const FORMAT_CLAUSE = /\b(FORMAT\s+\w+|VALUES)\s*$/i;

/**
 * Rows of inserts on their way into the embedded engine.
 *
 * They go through a file, because chdb 3.4.0 takes them only as part of the query's text: there two line feeds end the
 * rows early, and its connection for `@clickhouse/client` decodes them as UTF-8. Seen with RowBinary: rows missing,
 * bytes replaced. The file is written from the stream, so an insert needs no memory for its rows outside the engine.
 */
export class InsertSpool {
  private count = 0;

  private constructor(private readonly folder: string) {}

  /** @param dataPath the engine's data folder; what a killed process left in the spool is removed */
  static async open(dataPath: string): Promise<InsertSpool> {
    const folder = join(dataPath, 'insert-spool');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { mode: 0o700 });
    return new InsertSpool(folder);
  }

  /** Runs `insert` with the statement that reads the rows; without rows nothing is run. */
  async insert(query: string, rows: Readable, insert: (statement: string) => Promise<void>): Promise<void> {
    const file = join(this.folder, String(this.count++));
    try {
      const target = createWriteStream(file, { mode: 0o600 });
      await pipeline(rows, target);
      if (target.bytesWritten > 0) await insert(readingFrom(file, query));
    } finally {
      await rm(file, { force: true });
    }
  }
}

/** Whether a query is an INSERT whose rows come apart from its text. */
export function isInsertWithRows(query: string): boolean {
  return partsOf(query) !== undefined;
}

/** @throws TypeError where the query is no INSERT with a FORMAT clause */
export function readingFrom(file: string, query: string): string {
  const parts = partsOf(query);
  if (parts === undefined) throw new TypeError('rows can only follow an INSERT INTO table (columns) FORMAT name');
  const clauses = parts.clauses.replace(/\bVALUES\s*$/i, 'FORMAT Values').trim();
  return `${parts.head} FROM INFILE ${toStringLiteral(file)} COMPRESSION 'none' ${clauses}`;
}

function partsOf(query: string): { readonly head: string; readonly clauses: string } | undefined {
  const [, head, clauses] = INSERT_WITH_ROWS.exec(query.replace(/;\s*$/, '')) ?? [];
  if (head === undefined || clauses === undefined || /^\s*(SELECT|WITH)\b/i.test(clauses)) return undefined;
  return FORMAT_CLAUSE.test(clauses) ? { head: head.trim(), clauses } : undefined;
}
