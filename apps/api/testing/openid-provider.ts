import { createSign, generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import Provider from 'oidc-provider';

import { openidProviderStore } from './openid-provider-store';

/** What the provider says of somebody. */
export interface ProviderAccount {
  readonly email?: string;
  /** Some write it as a text. */
  readonly email_verified?: boolean | string;
  /** Names as texts where it is as we expect it. */
  readonly groups?: unknown;
}

export type Claims = Readonly<Record<string, unknown>>;

export interface ProviderClientSettings {
  readonly clientId: string;
  readonly secret: string;
  readonly redirectUri: string;
  /** Is told there when somebody signs out. */
  readonly logoutUri?: string;
  /** May be gone to after signing out there. */
  readonly afterLogoutUri?: string;
}

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: JsonWebKey;
}

/** Made once: it takes as long as a test. */
const FIRST_KEY = newKey();

/**
 * A real OpenID provider (`oidc-provider`) on a port of its own. Whoever comes is signed in as `signsIn` without being
 * asked; what it answers can be made wrong.
 */
export class OpenidProviderUnderTest {
  readonly accounts = new Map<string, ProviderAccount>();
  /** Who sits in front of the browser. */
  signsIn = 'anna';
  /** How long a code is good for. */
  codeSeconds = 60;
  /** Answers nothing but failures of its own. */
  isDown = false;
  /** Changes the claims of ID tokens before they are signed. */
  claims: (claims: Claims) => Claims = (claims) => claims;
  /** Signs with a key that it does not publish. */
  isForging = false;
  /** How often it will not answer who somebody is, while it gives tokens. */
  userInfoFailures = 0;
  /** How often it was asked for its keys. */
  keyRequests = 0;
  /** How often it was asked for tokens. */
  tokenRequests = 0;
  private key = FIRST_KEY;
  private real: Provider | undefined;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(clients: readonly ProviderClientSettings[], port = 0): Promise<OpenidProviderUnderTest> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new OpenidProviderUnderTest(server, issuer);
    provider.real = provider.configured(clients);
    provider.answerWith(provider.real);
    return provider;
  }

  /** Somebody signs out there: it tells the client as it tells all. @throws where the client does not take it */
  async signOut(accountId: string, clientId: string): Promise<void> {
    const client = await this.real?.Client.find(clientId);
    if (client === undefined) throw new Error(`${clientId} is no client of this provider`);
    await client.backchannelLogout(accountId, 'session-1');
  }

  /** A token as it could have signed one, with whatever claims. */
  signed(claims: Claims): string {
    const key = this.isForging ? { ...newKey(), kid: this.key.kid } : this.key;
    const signed = `${encoded({ alg: 'RS256', kid: key.kid, typ: 'logout+jwt' })}.${encoded(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key.privateKey, 'base64url')}`;
  }

  /** From now on it signs with another key, and publishes only that one. */
  rotateKeys(): void {
    this.key = newKey();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private configured(clients: readonly ProviderClientSettings[]): Provider {
    return new Provider(this.issuer, {
      adapter: openidProviderStore(),
      clients: clients.map(({ clientId, secret, redirectUri, logoutUri, afterLogoutUri }) => ({
        client_id: clientId,
        client_secret: secret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_post',
        ...(afterLogoutUri !== undefined && { post_logout_redirect_uris: [afterLogoutUri] }),
        ...(logoutUri !== undefined && { backchannel_logout_uri: logoutUri }),
      })),
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['groups'] },
      cookies: { keys: ['a key of the test'] },
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      findAccount: (_context: unknown, accountId: string) => {
        const account = this.accounts.get(accountId);
        return account && { accountId, claims: () => ({ sub: accountId, ...account }) };
      },
      interactions: { url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
      jwks: {
        keys: [this.key.privateKey.export({ format: 'jwk' })].map((jwk) => ({
          ...jwk,
          kid: this.key.kid,
          use: 'sig',
          alg: 'RS256',
        })),
      },
      rotateRefreshToken: true,
      ttl: {
        AuthorizationCode: () => this.codeSeconds,
        AccessToken: 600,
        IdToken: 600,
        RefreshToken: 86_400,
        Grant: 86_400,
        Interaction: 600,
        Session: 600,
      },
    });
  }

  private answerWith(provider: Provider): void {
    provider.use(async (context, next) => {
      await next();
      const { path, body } = context;
      if (path === '/jwks') {
        this.keyRequests += 1;
        context.body = { keys: [{ ...this.key.jwk, kid: this.key.kid, use: 'sig', alg: 'RS256' }] };
      }
      if (path !== '/token') return;
      this.tokenRequests += 1;
      if (typeof body === 'object' && body !== null && 'id_token' in body) {
        context.body = { ...body, id_token: this.signedAgain(String(body.id_token)) };
      }
    });
    const answer = provider.callback();
    this.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (this.isDown) response.writeHead(503).end();
      else if (request.url === '/me' && this.userInfoFailures > 0) {
        this.userInfoFailures -= 1;
        response.writeHead(503).end();
      } else if (request.url?.startsWith('/interaction/') === true) void this.agree(provider, request, response);
      else void answer(request, response);
    });
  }

  /** What a person does there: signs in, and agrees. */
  private async agree(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: this.signsIn, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const grantId = await grant.save();
    await provider.interactionFinished(request, response, {
      login: { accountId: this.signsIn },
      consent: { grantId },
    });
  }

  private signedAgain(token: string): string {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
    const key = this.isForging ? { ...newKey(), kid: this.key.kid } : this.key;
    const head = encoded({ alg: 'RS256', kid: key.kid });
    const signed = `${head}.${encoded(this.claims(claims))}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key.privateKey, 'base64url')}`;
  }
}

function newKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid: randomUUID(), privateKey, jwk: publicKey.export({ format: 'jwk' }) };
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
