import { TokenLedgerError } from '@tokenledger/shared/result';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

import { contentSecurityPolicy, SECURITY_HEADERS } from './security-headers';

/** Answers a request, or leaves it to the next. */
export type SiteHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface SiteOptions {
  /** Folder of the built files: `index.html` and files with hashed names, `.br` and `.gz` beside them. */
  readonly folder: string;
  /** Paths that are not the site's, such as `/graphql`; with everything below them. */
  readonly except: readonly string[];
  /** Random bytes of each page's nonce; injected in tests. */
  readonly newNonce?: () => string;
}

/** Where Angular reads the nonce that its styles must carry. */
const ROOT_ELEMENT = '<tl-console>';
const A_YEAR_SECONDS = 31_536_000;
/** Names that the build makes from the content: what they hold never changes. */
const HASHED = /-[A-Za-z0-9_-]{8}\.(js|css)$/;

/**
 * Serves a single-page application: files with long caching and in their compressed forms; every other path that a
 * browser opens is the application itself, which knows its pages.
 * @throws TokenLedgerError where the folder holds no application
 */
export function serveSite({ folder, except, newNonce = randomNonce }: SiteOptions): SiteHandler {
  const page = readPage(folder);
  const files = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, pathname) => {
      setSecurityHeaders(response);
      response.setHeader(
        'cache-control',
        HASHED.test(pathname) ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache',
      );
    },
  });
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const isOurs = (request.method === 'GET' || request.method === 'HEAD') && !isBelow(pathname, except);
    if (!isOurs) return next();
    if (pathname === '/' || pathname === '/index.html') return sendPage(page, request, response, newNonce());
    files(request, response, () => {
      // A missing file is missing: a script that gets a page instead fails far from the cause.
      if (/\.[a-z0-9]+$/i.test(pathname)) return next();
      sendPage(page, request, response, newNonce());
    });
  };
}

function readPage(folder: string): string {
  try {
    return readFileSync(join(folder, 'index.html'), 'utf8');
  } catch (cause) {
    throw new TokenLedgerError(`there is no console in ${folder}: build it with "npm run build:console"`, {
      code: 'CONSOLE_MISSING',
      retriable: false,
      cause,
    });
  }
}

function isBelow(pathname: string, paths: readonly string[]): boolean {
  return paths.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

function sendPage(page: string, request: IncomingMessage, response: ServerResponse, nonce: string): void {
  setSecurityHeaders(response);
  response.setHeader('content-security-policy', contentSecurityPolicy(nonce));
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  const text = page.replace(ROOT_ELEMENT, `<tl-console ngCspNonce="${nonce}">`);
  response.setHeader('content-length', Buffer.byteLength(text));
  response.writeHead(200);
  response.end(request.method === 'HEAD' ? undefined : text);
}

function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}

function randomNonce(): string {
  return randomBytes(18).toString('base64');
}
