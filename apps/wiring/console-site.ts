import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { GRAPHQL_PATH } from '@tokenledger/shared/graphql';
import { serveSite, serveSiteOnceBuilt, type SiteHandler } from '@tokenledger/shared/web-site';

/** What the API itself answers on the console's origin. */
const API_PATHS = [GRAPHQL_PATH, '/auth'];

/** Where `npm run build:console` puts the console, seen from a process that was started in the workspace. */
const BUILT_HERE = resolve('dist/console');

/** Whether `tools/start.mjs` builds the console beside the application that it starts. */
export function consoleIsBeingBuilt(): boolean {
  return process.env['CONSOLE_BEING_BUILT'] === '1';
}

/**
 * The console as the settings name it; the workspace's own may still be on its way.
 * @throws TokenLedgerError where the folder named holds no console
 */
export function consoleSite(folder: string): SiteHandler {
  const options = { folder: resolve(folder), except: API_PATHS };
  return options.folder === BUILT_HERE && consoleIsBeingBuilt() ? serveSiteOnceBuilt(options) : serveSite(options);
}

/** The console of this workspace; undefined where it was not built. */
export function ownConsoleSite(): SiteHandler | undefined {
  return consoleIsBeingBuilt() || existsSync(join(BUILT_HERE, 'index.html')) ? consoleSite(BUILT_HERE) : undefined;
}
