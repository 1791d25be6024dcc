import type { ProviderRefusal, RefusedAnswer } from '@tokenledger/organization/domain';
import { failed, type Result } from '@tokenledger/shared/result';
import * as openid from 'openid-client';

const BY_CLAIM: Readonly<Record<string, ProviderRefusal>> = {
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
  azp: 'wrong-audience',
  nonce: 'wrong-nonce',
  exp: 'token-expired',
  nbf: 'token-from-future',
};
/** What a token endpoint answers about the code or token itself (RFC 6749, 5.2); the rest is about our client. */
const NO_MORE: ReadonlySet<string> = new Set(['invalid_grant', 'access_denied']);

export function refusedAnswer(reason: ProviderRefusal, detail: string): Result<never, RefusedAnswer> {
  return failed({ reason, detail });
}

/** What an exception of `openid-client` means. @throws the exception itself where it is none of the provider's */
export function refusalOf(error: unknown): RefusedAnswer {
  if (!(error instanceof Error)) throw error;
  return { reason: reasonOf(error), detail: detailOf(error) };
}

function reasonOf(error: Error): ProviderRefusal {
  if (error instanceof openid.AuthorizationResponseError) return 'denied';
  if (error instanceof openid.ResponseBodyError) return NO_MORE.has(error.error) ? 'code-refused' : 'misconfigured';
  if (error instanceof openid.WWWAuthenticateChallengeError) return 'misconfigured';
  if (isNetworkFailure(error)) return 'unreachable';
  if (error instanceof openid.ClientError) return reasonOfAnswer(error);
  throw error;
}

function reasonOfAnswer(error: openid.ClientError): ProviderRefusal {
  if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return 'unreachable';
  const claim = claimOf(error);
  if (claim !== undefined && claim in BY_CLAIM) return BY_CLAIM[claim] ?? 'invalid-answer';
  const text = messagesOf(error).join(' ');
  if (/"iss"|issuer does not match/.test(text)) return 'wrong-issuer';
  if (error.code === 'OAUTH_KEY_SELECTION_FAILED' || /signature/.test(text)) return 'bad-signature';
  return 'invalid-answer';
}

function claimOf(error: unknown): string | undefined {
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : undefined) {
    if ('claim' in at && typeof at.claim === 'string') return at.claim;
  }
  return undefined;
}

/** `fetch` says nothing finer than that, of its own realm or, wrapped by `openid-client`, of another. */
function isNetworkFailure(error: {
  readonly name: string;
  readonly message: string;
  readonly cause?: unknown;
}): boolean {
  if (error.name === 'TimeoutError' || (error.name === 'TypeError' && error.message === 'fetch failed')) return true;
  const { cause } = error;
  return error instanceof openid.ClientError && isErrorLike(cause) && isNetworkFailure(cause);
}

function isErrorLike(value: unknown): value is { readonly name: string; readonly message: string } {
  return typeof value === 'object' && value !== null && 'name' in value && 'message' in value;
}

/** Messages only: causes hold whole tokens. */
function detailOf(error: Error): string {
  return messagesOf(error).join(': ').slice(0, 500);
}

function messagesOf(error: unknown): readonly string[] {
  const messages: string[] = [];
  for (let at = error; at instanceof Error && messages.length < 5; at = at.cause) messages.push(at.message);
  return messages;
}
