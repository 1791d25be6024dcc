import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

import { contentSecurityPolicy } from './security-headers';
import {
  isForSite,
  randomNonce,
  serveSite,
  setSecurityHeaders,
  type SiteHandler,
  type SiteOptions,
} from './serve-site';
import { failedPage, waitingPage } from './waiting-page';

/** Written into the folder by the build (`tools/console`) once every file is there. */
const BUILT = '.built-from';
/** Written instead by a build that failed: what the builder said. */
const FAILED = '.build-failed';

/**
 * Serves a site whose build is still running: until it is there, a page that says so and looks again by itself. A server
 * does not have to wait for the build of its pages.
 */
export function serveSiteOnceBuilt(options: SiteOptions): SiteHandler {
  let site: SiteHandler | undefined;
  return (request, response, next) => {
    if (site === undefined && existsSync(join(options.folder, BUILT))) site = serveSite(options);
    if (site !== undefined) return site(request, response, next);
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (!isForSite(request, pathname, options.except)) return next();
    const failure = join(options.folder, FAILED);
    if (existsSync(failure)) sendState(response, failedPage(readFileSync(failure, 'utf8')), options);
    else sendState(response, waitingPage(), options);
  };
}

function sendState(response: ServerResponse, page: (nonce: string) => string, { newNonce = randomNonce }: SiteOptions) {
  const nonce = newNonce();
  setSecurityHeaders(response);
  response.setHeader('content-security-policy', contentSecurityPolicy(nonce));
  response.setHeader('cache-control', 'no-store');
  response.setHeader('retry-after', '2');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.writeHead(503);
  response.end(page(nonce));
}
