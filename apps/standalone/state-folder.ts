import { randomBytes } from 'node:crypto';
import { access, chmod, constants, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { TokenLedgerError } from '@tokenledger/shared/result';
import { z } from 'zod';

import { makeFolder } from './make-folder';

/** The state folder cannot be used; the message is one sentence that says what to do. */
export class StateFolderError extends TokenLedgerError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'STATE_FOLDER', retriable: false, cause });
  }
}

/** Where the standalone application keeps everything between two starts. */
export interface StateFolder {
  readonly path: string;
  readonly postgres: string;
  readonly clickhouse: string;
  /** Exports of organisations. */
  readonly exports: string;
  /** Where PostgreSQL answers while the application runs; readable by the folder's owner only. */
  readonly postgresUrl: string;
  /** Where the application itself answers while it runs. */
  readonly addresses: string;
  /** Keys and password of the first start, readable by its owner only. */
  readonly credentials: string;
  /** Signs what the collector hands to the processor; kept, so that old dead letters can be replayed. */
  readonly recordSecret: string;
}

/** Opens the folder, and makes it where it is missing. @throws StateFolderError */
export async function openStateFolder(configured: string): Promise<StateFolder> {
  const path = resolve(configured);
  try {
    await makeFolder(path);
    await access(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StateFolderError(
      `the state folder ${path} cannot be written; make it writable or name another one in TOKENLEDGER_STATE_DIR.`,
      error,
    );
  }
  // PostgreSQL runs as a user of its own where we are root; it needs to pass through, not to read.
  await chmod(path, 0o711);
  return {
    path,
    postgres: join(path, 'postgres'),
    clickhouse: join(path, 'clickhouse'),
    exports: exportsFolder(path),
    postgresUrl: postgresUrlFile(path),
    addresses: addressesFile(path),
    credentials: join(path, 'credentials.json'),
    recordSecret: await secretIn(join(path, 'record-secret')),
  };
}

/** The folder in a state folder where exports of organisations lie. */
export function exportsFolder(folder: string): string {
  return join(folder, 'exports');
}

/** The file in a state folder that says where its PostgreSQL answers. */
export function postgresUrlFile(folder: string): string {
  return join(folder, 'postgres-url');
}

const ADDRESSES = z.object({ graphql: z.url(), otlpHttp: z.url() });

/** What a command on the same machine needs of a running application: its ports may be any. */
export type RunningAddresses = z.output<typeof ADDRESSES>;

function addressesFile(folder: string): string {
  return join(folder, 'addresses.json');
}

/** @returns undefined where no application runs on the folder @throws StateFolderError where the file is another's */
export async function readAddresses(folder: string): Promise<RunningAddresses | undefined> {
  const file = addressesFile(folder);
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return ADDRESSES.parse(JSON.parse(text));
  } catch (error) {
    throw new StateFolderError(`${file} is not what was written there; start the application anew.`, error);
  }
}

async function secretIn(file: string): Promise<string> {
  const known = await readIfThere(file);
  if (known !== undefined) return known;
  const secret = randomBytes(32).toString('hex');
  await writePrivately(file, secret);
  return secret;
}

/** @returns undefined where there is no such file */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StateFolderError(`${file} cannot be read.`, error);
  }
}

/** Whole or not at all, readable by its owner only. */
export async function writePrivately(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
