import { isEmail } from '@tokenledger/organization/domain';
import { RequestRefusedError } from '@tokenledger/shared/graphql';

/** Far above what can be set: a long text would only cost time. */
const LONGEST_PASSWORD = 1024;

export interface SignInBody {
  readonly email: string;
  readonly password: string;
}

/** @throws RequestRefusedError that names the field, and repeats nothing of it */
export function readSignInBody(body: unknown): SignInBody {
  if (typeof body !== 'object' || body === null) {
    throw badRequest('send {"email": "…", "password": "…"} with "content-type: application/json"');
  }
  return { email: emailOf(body), password: passwordOf(body) };
}

function emailOf(body: object): string {
  const value = fieldOf(body, 'email');
  if (typeof value === 'string' && isEmail(value.trim())) return value;
  throw badRequest('email: an address such as anna@acme.com is expected');
}

function passwordOf(body: object): string {
  const value = fieldOf(body, 'password');
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_PASSWORD) return value;
  throw badRequest(`password: a text of 1 to ${LONGEST_PASSWORD} characters is expected`);
}

function fieldOf(body: object, field: keyof SignInBody): unknown {
  return Object.entries(body).find(([name]) => name === field)?.[1];
}

function badRequest(message: string): RequestRefusedError {
  return new RequestRefusedError(message, 'BAD_REQUEST', 400);
}
