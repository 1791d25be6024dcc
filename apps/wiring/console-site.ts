import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { GRAPHQL_PATH } from '@tokenledger/shared/graphql';
import { serveSite, serveSiteOnceBuilt, type SiteHandler } from '@tokenledger/shared/web-site';

/** What the API itself answers on the console's origin. */
const API_PATHS = [GRAPHQL_PATH, '/auth', '/organization/exports'];

/** Where `npm run build:console` puts the console, seen from a process that was started in the workspace. */
const BUILT_HERE = resolve('dist/console');

export interface ConsoleSettings {
  /** Folder of a built console; undefined for that of this workspace. */
  readonly CONSOLE_DIR?: string | undefined;
  /** Whether `tools/start.mjs` builds the workspace's console beside the application that it starts. */
  readonly CONSOLE_BEING_BUILT: boolean;
}

/**
 * The console as the settings name it; the workspace's own may still be on its way.
 * @throws TokenLedgerError where the folder named holds no console
 */
export function consoleSite(folder: string, { CONSOLE_BEING_BUILT }: ConsoleSettings): SiteHandler {
  const options = { folder: resolve(folder), except: API_PATHS };
  return options.folder === BUILT_HERE && CONSOLE_BEING_BUILT ? serveSiteOnceBuilt(options) : serveSite(options);
}

/** The console of the settings, else of this workspace; undefined where that was not built. */
export function ownConsoleSite(settings: ConsoleSettings): SiteHandler | undefined {
  if (settings.CONSOLE_DIR !== undefined) return consoleSite(settings.CONSOLE_DIR, settings);
  const isThere = settings.CONSOLE_BEING_BUILT || existsSync(join(BUILT_HERE, 'index.html'));
  return isThere ? consoleSite(BUILT_HERE, settings) : undefined;
}
