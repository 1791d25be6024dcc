import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { GRAPHQL_PATH } from '@tokenledger/shared/graphql';
import { serveSite, type SiteHandler } from '@tokenledger/shared/web-site';

/** What the API itself answers on the console's origin. */
const API_PATHS = [GRAPHQL_PATH, '/auth'];

/** Where `npm run build:console` puts the console, seen from a process that was started in the workspace. */
const BUILT_HERE = resolve('dist/console');

/**
 * The console as the settings name it.
 * @throws TokenLedgerError where the folder named holds no console
 */
export function consoleSite(folder: string): SiteHandler {
  return serveSite({ folder: resolve(folder), except: API_PATHS });
}

/** The console of this workspace; undefined where it was not built. */
export function ownConsoleSite(): SiteHandler | undefined {
  return existsSync(join(BUILT_HERE, 'index.html')) ? consoleSite(BUILT_HERE) : undefined;
}
