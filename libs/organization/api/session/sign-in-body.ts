import { LONGEST_EMAIL } from '@tokenledger/organization/domain';
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
  return {
    email: textOf(body, 'email', LONGEST_EMAIL),
    password: textOf(body, 'password', LONGEST_PASSWORD),
  };
}

function textOf(body: object, field: keyof SignInBody, longest: number): string {
  const value: unknown = Object.entries(body).find(([name]) => name === field)?.[1];
  if (typeof value === 'string' && value !== '' && value.length <= longest) return value;
  throw badRequest(`${field}: a text of 1 to ${longest} characters is expected`);
}

function badRequest(message: string): RequestRefusedError {
  return new RequestRefusedError(message, 'BAD_REQUEST', 400);
}
