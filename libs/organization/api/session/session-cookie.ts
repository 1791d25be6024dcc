import type { IncomingMessage } from 'node:http';

const SESSION = 'tokenledger_session';

/**
 * A cookie that carries a secret of ours: a session's token, unless another name is given. Over https its name begins with `__Host-`: then no other host of the
 * domain, and nobody on an unencrypted connection, can set one for us.
 */
export class SessionCookie {
  private readonly name: string;

  /** @param secure whether the address that people open is https */
  constructor(
    private readonly secure: boolean,
    name: string = SESSION,
  ) {
    this.name = secure ? `__Host-${name}` : name;
  }

  /** @returns undefined where the request brings none */
  tokenOf(request: IncomingMessage): string | undefined {
    const prefix = `${this.name}=`;
    const found = (request.headers.cookie ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(prefix));
    return found?.slice(prefix.length);
  }

  /** @returns the value of `Set-Cookie` */
  holding(token: string, expiresAt: Date): string {
    return this.cookie(token, `Expires=${expiresAt.toUTCString()}`);
  }

  /** @returns the value of `Set-Cookie` that removes it */
  cleared(): string {
    return this.cookie('', 'Max-Age=0');
  }

  private cookie(value: string, lifetime: string): string {
    const flags = ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(this.secure ? ['Secure'] : []), lifetime];
    return [`${this.name}=${value}`, ...flags].join('; ');
  }
}
