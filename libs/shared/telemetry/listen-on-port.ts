import { TokenLedgerError } from '@tokenledger/shared/result';
import type { AddressInfo, Server } from 'node:net';

/** Another process listens there. */
export class PortInUseError extends TokenLedgerError {
  constructor(
    readonly host: string,
    readonly port: number,
    purpose: string,
    cause?: unknown,
  ) {
    super(`port ${port} on ${host}, wanted for ${purpose}, is in use: stop the other process or choose another port`, {
      code: 'PORT_IN_USE',
      retriable: false,
      facts: { host, port, purpose },
      cause,
    });
  }
}

/** Where a server shall listen. */
export interface ListenOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Address of the interface: `127.0.0.1` for this machine only, `0.0.0.0` for all. */
  readonly host: string;
  /** What the port is for, in a sentence: "the GraphQL API". */
  readonly purpose: string;
}

/**
 * Listens.
 * @returns the port listened on
 * @throws PortInUseError
 */
export function listenOnPort(server: Server, { port, host, purpose }: ListenOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(host, port, purpose, error) : error);
    };
    server.once('error', refuse);
    server.listen({ port, host }, () => {
      server.off('error', refuse);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
