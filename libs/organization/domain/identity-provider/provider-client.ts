import type { Result } from '@tokenledger/shared/result';

import type { IdentityProvider } from './identity-provider';
import type { SignInRound } from './ports';

/** How long each request to a provider may take; a confirmation makes three of them. */
export const PROVIDER_TIMEOUT_MS = 5_000;

/** What a provider says of a person. */
export interface ProvidedIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  /** Whether it vouches for the address; undefined where it does not say, as Entra ID. */
  readonly emailVerified: boolean | undefined;
  readonly groups: readonly string[];
  /** Sealed for the store, with what is needed to sign out there. */
  readonly refreshToken: Buffer;
}

/** Why an answer of the provider opens nothing. */
export const PROVIDER_REFUSALS = [
  /** The person or the provider said no. */
  'denied',
  /** The code expired, was used already or is of another client. */
  'code-refused',
  'wrong-issuer',
  'wrong-audience',
  'wrong-nonce',
  'token-expired',
  /** Issued later than now: one of the two clocks is wrong. */
  'token-from-future',
  'bad-signature',
  'invalid-answer',
  'no-refresh-token',
  /** More groups than fit into a token, or in a form that nobody can read; the provider must be told to send others. */
  'groups-not-told',
  /** It does not answer, or not in time. */
  'unreachable',
  /** Our own secret for it is missing, or it does not take it. */
  'misconfigured',
] as const;

export type ProviderRefusal = (typeof PROVIDER_REFUSALS)[number];

/** For the log; holds no token. */
export interface RefusedAnswer {
  readonly reason: ProviderRefusal;
  readonly detail: string;
}

/** Why nobody was confirmed. */
export interface RefusedConfirmation extends RefusedAnswer {
  /**
   * Sealed; in the place of the one before, which providers that rotate tokens take no more. undefined where the provider
   * gave none, so that the one before goes on.
   */
  readonly refreshToken?: Buffer;
}

/** What a provider offers of what we can make use of. Its metadata say so; many leave out what they have all the same. */
export interface ProviderFeatures {
  /** People signed out there are signed out here at once. */
  readonly tellsLogouts: boolean;
  /** Who signs out here is signed out there, too. */
  readonly signsOutThere: boolean;
}

/** What a provider tells us by itself: a person was signed out there (OpenID Connect Back-Channel Logout 1.0). */
export interface ToldLogout {
  readonly subject: string;
  readonly issuedAt: Date;
}

/** Speaks OpenID Connect with providers. What a provider does wrong is a value; only our own faults throw. */
export interface ProviderClient {
  /** @returns where to send the browser, and what has to come back */
  begin(
    provider: IdentityProvider,
    redirectUri: string,
  ): Promise<Result<{ readonly url: string; readonly round: Omit<SignInRound, 'tenant' | 'begunAt'> }, RefusedAnswer>>;
  /** @param callback the whole address that the browser came back to */
  finish(
    provider: IdentityProvider,
    round: SignInRound,
    callback: URL,
  ): Promise<Result<ProvidedIdentity, RefusedAnswer>>;
  /** Asks again, with the sealed token of before. `code-refused`: the provider ended it. */
  confirm(
    provider: IdentityProvider,
    subject: string,
    refreshToken: Buffer,
  ): Promise<Result<ProvidedIdentity, RefusedConfirmation>>;
  /**
   * Where to send a browser so that the person is signed out there, too (OpenID Connect RP-Initiated Logout 1.0).
   * @param refreshToken sealed, of the session that ends here
   * @returns undefined where the provider has no such address
   */
  leave(
    provider: IdentityProvider,
    refreshToken: Buffer,
    returnTo: string,
  ): Promise<Result<string | undefined, RefusedAnswer>>;
  /** Whether people could sign in now: it answers, is who the settings say, has keys, and takes our id and secret. */
  check(provider: IdentityProvider): Promise<Result<ProviderFeatures, RefusedAnswer>>;
  /** Checks a logout token of this provider for us: signature, issuer, audience, time, event, and that it is no ID token. */
  readLogout(provider: IdentityProvider, token: string): Promise<Result<ToldLogout, RefusedAnswer>>;
}
