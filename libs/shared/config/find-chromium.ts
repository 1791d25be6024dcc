import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which Chromium and Chrome are installed. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export type FoundChromium =
  | { readonly available: true; readonly executablePath: string }
  | { readonly available: false; readonly reason: string };

/**
 * Chromium on this machine: the one named in CHROMIUM_PATH, else one on the PATH. A name that leads nowhere is said so; it is
 * not replaced by another browser.
 */
export function findChromium(environment: Readonly<Record<string, string | undefined>> = process.env): FoundChromium {
  const named = environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    return isExecutable(named)
      ? { available: true, executablePath: named }
      : { available: false, reason: `CHROMIUM_PATH names ${named}, which is no program` };
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command))).find(isExecutable);
  return found === undefined
    ? { available: false, reason: `none of ${COMMANDS.join(', ')} is on the PATH and CHROMIUM_PATH is not set` }
    : { available: true, executablePath: found };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
