import { ForbiddenError } from '@tokenledger/shared/graphql';
import type { IncomingMessage } from 'node:http';

/** Tells requests of our own pages from those that another site makes a browser send, cookie and all. */
export class OwnOrigin {
  private readonly origin: string | undefined;

  /** @param publicUrl the address that people open; undefined where the request's own `Host` is it (no proxy before us) */
  constructor(publicUrl: string | undefined) {
    this.origin = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  }

  /** Whether people open the console by https. */
  get isHttps(): boolean {
    return this.origin?.startsWith('https:') ?? false;
  }

  /**
   * For requests that a cookie opens: they must say that they come from us.
   * @throws ForbiddenError
   */
  demand(request: IncomingMessage): void {
    if (this.siteOf(request) === 'ours') return;
    throw new ForbiddenError(
      'this request does not come from the console itself, so that its cookie does not count: ' +
        'open the console, or send a read key',
    );
  }

  /**
   * For requests that open something by what is in them: they must not say that they come from elsewhere.
   * @throws ForbiddenError
   */
  refuseForeign(request: IncomingMessage): void {
    if (this.siteOf(request) !== 'foreign') return;
    throw new ForbiddenError('this request comes from another site: sign in on the console itself');
  }

  /** @param path with its slash @returns the address of it that the browser of this request reaches */
  addressOf(path: string, { headers }: IncomingMessage): string {
    return `${this.origin ?? `http://${headers.host ?? 'localhost'}`}${path}`;
  }

  private siteOf({ headers }: IncomingMessage): 'ours' | 'foreign' | 'unsaid' {
    // No script can set it; browsers send it over https and to localhost.
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin' ? 'ours' : 'foreign';
    if (headers.origin === undefined) return 'unsaid';
    return this.isOurs(headers.origin, headers.host) ? 'ours' : 'foreign';
  }

  private isOurs(origin: string, host: string | undefined): boolean {
    if (this.origin !== undefined) return origin === this.origin;
    return origin === `http://${host}` || origin === `https://${host}`;
  }
}
