import { TokenLedgerError } from '@tokenledger/shared/result';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { contentSecurityPolicy, SECURITY_HEADERS } from './security-headers';
import { readSiteFiles, type SiteFile } from './site-files';

/** Answers a request, or leaves it to the next. */
export type SiteHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface SiteOptions {
  /** Folder of the built files: `index.html` and files with hashed names, `.br` and `.gz` beside them. Read once. */
  readonly folder: string;
  /** Paths that are not the site's, such as `/graphql`; with everything below them. */
  readonly except: readonly string[];
  /** Random bytes of each page's nonce; injected in tests. */
  readonly newNonce?: () => string;
}

const PAGE = '/index.html';
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
  const files = readSiteFiles(folder);
  const page = files.get(PAGE)?.plain.toString('utf8');
  if (page === undefined) {
    throw new TokenLedgerError(`there is no console in ${folder}: build it with "npm run build:console"`, {
      code: 'CONSOLE_MISSING',
      retriable: false,
    });
  }
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (!isForSite(request, pathname, except)) return next();
    const file = pathname === PAGE ? undefined : files.get(pathname);
    if (file !== undefined) return sendFile(file, pathname, request, response);
    // A missing file is missing: a script that gets a page instead fails far from the cause.
    if (pathname !== PAGE && /\.[a-z0-9]+$/i.test(pathname)) return next();
    sendPage(page, request, response, newNonce());
  };
}

/** Whether the site answers a request; a path below `except` is never its own. */
export function isForSite(request: IncomingMessage, pathname: string, except: readonly string[]): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && !isBelow(pathname, except);
}

function isBelow(pathname: string, paths: readonly string[]): boolean {
  return paths.some((path) => pathname === path || pathname.startsWith(`${path}/`));
}

function sendFile(file: SiteFile, pathname: string, request: IncomingMessage, response: ServerResponse): void {
  setSecurityHeaders(response);
  response.setHeader('etag', file.etag);
  response.setHeader('vary', 'accept-encoding');
  response.setHeader(
    'cache-control',
    HASHED.test(pathname) ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'no-cache',
  );
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  const accepted = new Set(
    (request.headers['accept-encoding'] ?? '')
      .toString()
      .split(',')
      .map((name) => name.split(';')[0]?.trim()),
  );
  const form = file.compressed.find(({ encoding }) => accepted.has(encoding));
  if (form !== undefined) response.setHeader('content-encoding', form.encoding);
  send(form?.content ?? file.plain, file.contentType, request, response);
}

function sendPage(page: string, request: IncomingMessage, response: ServerResponse, nonce: string): void {
  setSecurityHeaders(response);
  response.setHeader('content-security-policy', contentSecurityPolicy(nonce));
  response.setHeader('cache-control', 'no-store');
  const text = page.replace(ROOT_ELEMENT, `<tl-console ngCspNonce="${nonce}">`);
  send(Buffer.from(text), 'text/html; charset=utf-8', request, response);
}

function send(content: Buffer, contentType: string, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('content-type', contentType);
  response.setHeader('content-length', content.length);
  response.writeHead(200);
  response.end(request.method === 'HEAD' ? undefined : content);
}

export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}

export function randomNonce(): string {
  return randomBytes(18).toString('base64');
}
