import type { IncomingMessage } from 'node:http';

/** Express adds the client's address, as far as trusted proxies tell it. */
export type ClientRequest = IncomingMessage & { readonly ip?: string | undefined };

/** @returns undefined where the connection is gone already */
export function clientAddress(request: ClientRequest): string | undefined {
  return request.ip ?? request.socket.remoteAddress;
}
