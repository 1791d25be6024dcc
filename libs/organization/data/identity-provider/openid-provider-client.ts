import {
  type IdentityProvider,
  isOwnMachine,
  PROVIDER_TIMEOUT_MS,
  type ProvidedIdentity,
  type ProviderClient,
  type ProviderFeatures,
  type RefusedAnswer,
  type RefusedConfirmation,
  type SignInRound,
  type ToldLogout,
} from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';
import * as openid from 'openid-client';

import { askForRefreshToken } from './ask-for-refresh-token';
import type { ClientSecrets } from './client-secrets';
import { type Claims, readGroups } from './groups-claim';
import { BELIEVED_MS, fetchKeys, IssuerKeys, LOOK_AGAIN_MS } from './issuer-keys';
import { readLogoutToken } from './logout-token';
import { refusalOf, refusedAnswer } from './refusal-of';
import { openTokens, sealTokens } from './sealed-token';

/** How far a provider's clock may be from ours. */
export const CLOCK_TOLERANCE_S = 30;
/** What nobody was ever given. */
const NO_TOKEN = 'tokenledger-asks-whether-its-client-is-known';
/** How long what a provider says of itself is believed when sessions are confirmed. */
const REMEMBER_MS = 10 * 60_000;

interface Remembered {
  readonly config: openid.Configuration;
  readonly secret: string;
  readonly until: number;
}

/** OpenID Connect by `openid-client`. */
export class OpenidProviderClient implements ProviderClient {
  private readonly remembered = new Map<string, Remembered>();

  private readonly keys: IssuerKeys;

  constructor(
    private readonly secrets: Pick<ClientSecrets, 'read'>,
    private readonly clock: Clock,
  ) {
    this.keys = new IssuerKeys(clock);
  }

  begin(provider: IdentityProvider, redirectUri: string): ReturnType<ProviderClient['begin']> {
    return this.speaking(provider, async (secret) => {
      const config = await this.discover(provider, secret);
      const codeVerifier = openid.randomPKCECodeVerifier();
      const [state, nonce] = [openid.randomState(), openid.randomNonce()];
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...askForRefreshToken(provider),
      });
      return ok({ url: url.href, round: { state, nonce, codeVerifier, redirectUri } });
    });
  }

  finish(
    provider: IdentityProvider,
    { state, nonce, codeVerifier }: SignInRound,
    callback: URL,
  ): Promise<Result<ProvidedIdentity, RefusedAnswer>> {
    return this.speaking(provider, async (secret) => {
      // Found out anew, keys and all: a provider that changed its keys a moment ago is believed at once.
      const config = await this.discover(provider, secret);
      openid.enableNonRepudiationChecks(config);
      const tokens = await openid.authorizationCodeGrant(config, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) return refusedAnswer('invalid-answer', 'no ID token');
      const nowS = this.clock.now().getTime() / 1000;
      if (claims.iat > nowS + CLOCK_TOLERANCE_S) {
        return refusedAnswer('token-from-future', `issued ${Math.round(claims.iat - nowS)} s after now`);
      }
      if (tokens.refresh_token === undefined) return refusedAnswer('no-refresh-token', 'no refresh token');
      const kept = { refreshToken: tokens.refresh_token, idToken: tokens.id_token };
      const sealed = sealTokens(kept, secret, provider.clientId);
      return this.identityOf(provider, config, tokens, { ...claims }, claims.sub, sealed);
    });
  }

  confirm(
    provider: IdentityProvider,
    subject: string,
    sealed: Buffer,
  ): Promise<Result<ProvidedIdentity, RefusedConfirmation>> {
    return this.speaking<ProvidedIdentity, RefusedConfirmation>(provider, async (secret) => {
      const before = openTokens(sealed, secret, provider.clientId);
      if (before === undefined) return refusedAnswer('code-refused', 'sealed with another client secret');
      const config = await this.known(provider, secret);
      const tokens = await openid.refreshTokenGrant(config, before.refreshToken);
      const claims = tokens.claims();
      if (claims !== undefined && claims.sub !== subject) return refusedAnswer('code-refused', 'of another person');
      // Without a new one the token of before goes on (RFC 6749, 6).
      const kept = {
        refreshToken: tokens.refresh_token ?? before.refreshToken,
        idToken: tokens.id_token ?? before.idToken,
      };
      const next = sealTokens(kept, secret, provider.clientId);
      const identity = await answerOf(() => this.identityOf(provider, config, tokens, { ...claims }, subject, next));
      // The token of before is used up at a provider that rotates them, whatever failed after it.
      return identity.ok ? identity : failed({ ...identity.error, refreshToken: next });
    });
  }

  leave(
    provider: IdentityProvider,
    sealed: Buffer,
    returnTo: string,
  ): Promise<Result<string | undefined, RefusedAnswer>> {
    return this.speaking(provider, async (secret) => {
      const config = await this.known(provider, secret);
      const idToken = openTokens(sealed, secret, provider.clientId)?.idToken;
      if (config.serverMetadata().end_session_endpoint === undefined || idToken === undefined) return ok(undefined);
      const asked = { id_token_hint: idToken, post_logout_redirect_uri: returnTo };
      return ok(openid.buildEndSessionUrl(config, asked).href);
    });
  }

  check(provider: IdentityProvider): Promise<Result<ProviderFeatures, RefusedAnswer>> {
    return this.speaking(provider, async (secret) => {
      const config = await this.discover(provider, secret);
      const metadata = config.serverMetadata();
      const keys = await fetchKeys(metadata.jwks_uri);
      if (!keys.ok) return keys;
      const refused = await this.refusesClient(config);
      if (refused !== undefined) return failed(refused);
      return ok({
        tellsLogouts: metadata['backchannel_logout_supported'] === true,
        signsOutThere: metadata.end_session_endpoint !== undefined,
      });
    });
  }

  /** Asks for tokens with what is no token: a provider that knows our client finds fault with the token (RFC 6749, 5.2). */
  private async refusesClient(config: openid.Configuration): Promise<RefusedAnswer | undefined> {
    try {
      await openid.refreshTokenGrant(config, NO_TOKEN);
      return undefined;
    } catch (error) {
      const refusal = refusalOf(error);
      return refusal.reason === 'code-refused' ? undefined : refusal;
    }
  }

  readLogout(provider: IdentityProvider, token: string): Promise<Result<ToldLogout, RefusedAnswer>> {
    return this.speaking(provider, async (secret) => {
      const told = await this.logoutBy(provider, secret, token, BELIEVED_MS);
      // Of a key that the provider may have changed to a moment ago.
      const isOfOtherKey = !told.ok && told.error.reason === 'bad-signature';
      return isOfOtherKey ? this.logoutBy(provider, secret, token, LOOK_AGAIN_MS) : told;
    });
  }

  private async logoutBy(
    provider: IdentityProvider,
    secret: string,
    token: string,
    maxAgeMs: number,
  ): Promise<Result<ToldLogout, RefusedAnswer>> {
    const look = () => answerOf(async () => fetchKeys((await this.known(provider, secret)).serverMetadata().jwks_uri));
    const keys = await this.keys.of(provider.issuer, look, maxAgeMs);
    if (!keys.ok) return keys;
    return readLogoutToken(token, keys.value, {
      issuer: provider.issuer,
      clientId: provider.clientId,
      now: this.clock.now(),
      toleranceS: CLOCK_TOLERANCE_S,
    });
  }

  private async identityOf(
    provider: IdentityProvider,
    config: openid.Configuration,
    tokens: { readonly access_token: string },
    idToken: Claims,
    subject: string,
    refreshToken: Buffer,
  ): Promise<Result<ProvidedIdentity, RefusedAnswer>> {
    const hasUserInfo = config.serverMetadata().userinfo_endpoint !== undefined;
    const userInfo = hasUserInfo ? await openid.fetchUserInfo(config, tokens.access_token, subject) : {};
    // What is asked now counts more than what a token was given.
    const claims: Claims = { ...idToken, ...userInfo };
    const groups = readGroups(claims, provider.groupsClaim);
    if (!groups.ok) return refusedAnswer('groups-not-told', groups.error);
    return ok({
      issuer: provider.issuer,
      subject,
      email: typeof claims['email'] === 'string' ? claims['email'] : undefined,
      emailVerified: readVerified(claims['email_verified']),
      groups: groups.value,
      refreshToken,
    });
  }

  private async speaking<T, E extends RefusedAnswer = RefusedAnswer>(
    provider: IdentityProvider,
    work: (secret: string) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | RefusedAnswer>> {
    const secret = await this.secrets.read(provider.secretFile);
    if (secret === undefined) return refusedAnswer('misconfigured', `there is no secret file ${provider.secretFile}`);
    return answerOf(() => work(secret));
  }

  private async known(provider: IdentityProvider, secret: string): Promise<openid.Configuration> {
    const key = `${provider.issuer}\n${provider.clientId}`;
    const now = this.clock.now().getTime();
    const remembered = this.remembered.get(key);
    if (remembered?.secret === secret && now < remembered.until) return remembered.config;
    const config = await this.discover(provider, secret);
    this.remembered.set(key, { config, secret, until: now + REMEMBER_MS });
    return config;
  }

  private discover({ issuer, clientId }: IdentityProvider, secret: string): Promise<openid.Configuration> {
    const metadata = {
      client_secret: secret,
      [openid.clockSkew]: Math.round((this.clock.now().getTime() - Date.now()) / 1000),
      [openid.clockTolerance]: CLOCK_TOLERANCE_S,
    };
    return openid.discovery(new URL(issuer), clientId, metadata, undefined, {
      timeout: PROVIDER_TIMEOUT_MS / 1000,
      execute: isOwnMachine(issuer) ? [openid.allowInsecureRequests] : [],
    });
  }
}

/** What the provider does wrong becomes a value. */
async function answerOf<T, E extends RefusedAnswer>(
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | RefusedAnswer>> {
  try {
    return await work();
  } catch (error) {
    return failed(refusalOf(error));
  }
}

/** A text at Amazon Cognito, whose userinfo counts more than its ID token, which has it as it should be. */
function readVerified(claim: unknown): boolean | undefined {
  if (claim === undefined || claim === null) return undefined;
  return claim === true || claim === 'true';
}
