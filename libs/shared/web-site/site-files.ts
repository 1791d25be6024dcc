import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** A file of the site with all that its answers need. */
export interface SiteFile {
  readonly contentType: string;
  readonly etag: string;
  readonly plain: Buffer;
  /** By the names that browsers send in `accept-encoding`, the smallest first; as the build has made them. */
  readonly compressed: readonly { readonly encoding: 'br' | 'gzip'; readonly content: Buffer }[];
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

const FORMS = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
] as const;

/**
 * Reads a whole site into memory, by path (`/main-ABC.js`): some megabytes. A build that replaces the folder under a
 * running server then takes nothing away from it: pages that are open go on loading their own files until the restart.
 */
export function readSiteFiles(folder: string): ReadonlyMap<string, SiteFile> {
  const names = globSync('**/*', { cwd: folder }).filter((name) => CONTENT_TYPES[extname(name)] !== undefined);
  return new Map(names.map((name) => [`/${name.split(sep).join('/')}`, readSiteFile(folder, name)]));
}

function readSiteFile(folder: string, name: string): SiteFile {
  const path = join(folder, name);
  const plain = readFileSync(path);
  return {
    contentType: CONTENT_TYPES[extname(name)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    compressed: FORMS.filter(({ suffix }) => existsSync(path + suffix)).map(({ encoding, suffix }) => ({
      encoding,
      content: readFileSync(path + suffix),
    })),
  };
}
