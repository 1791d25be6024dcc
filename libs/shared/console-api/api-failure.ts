import { HttpErrorResponse } from '@angular/common/http';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** Why the API gave no answer, as far as a person may know it. */
export interface ApiFailure {
  /** The API's word, such as `UNAUTHENTICATED` or `DEADLINE_EXCEEDED`; `UNREACHABLE` where nothing answered. */
  readonly code: string;
  /** What the API said, in English; pages say it in the person's language by the code. */
  readonly message: string;
  /** To quote to whoever runs TokenLedger; undefined where the request did not get that far. */
  readonly id: string | undefined;
  /** Whether the same request may succeed later unchanged. */
  readonly retriable: boolean;
}

/** Whatever Apollo Client and Angular's HttpClient throw, as one thing. */
export function toApiFailure(error: unknown): ApiFailure {
  if (CombinedGraphQLErrors.is(error)) return fromWire(error.errors[0]);
  // What apollo-angular makes of an answer with another status than 200.
  if (ServerError.is(error)) return fromAnswer(error.statusCode, parsed(error.bodyText), error.message);
  if (error instanceof HttpErrorResponse) return fromHttp(error);
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof HttpErrorResponse) return fromHttp(cause);
  return {
    code: 'UNREACHABLE',
    message: error instanceof Error ? error.message : String(error),
    id: undefined,
    retriable: true,
  };
}

function fromHttp({ status, error, message }: HttpErrorResponse): ApiFailure {
  return fromAnswer(status, error, message);
}

/** @param status 0 where nothing answered */
function fromAnswer(status: number, body: unknown, message: string): ApiFailure {
  const [first] = isObject(body) && Array.isArray(body['errors']) ? (body['errors'] as unknown[]) : [];
  if (first !== undefined) return fromWire(first);
  const told = isObject(body) ? body['error'] : undefined;
  if (isObject(told)) return fromWire({ message: told['message'], extensions: told });
  const code = status === 0 ? 'UNREACHABLE' : `HTTP_${status}`;
  return { code, message, id: undefined, retriable: status === 0 || status >= 500 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // No answer of ours: a proxy's page, say. The status tells what can be told.
    return undefined;
  }
}

function fromWire(error: unknown): ApiFailure {
  const { message, extensions } = isObject(error) ? error : {};
  const { code, id, retriable } = isObject(extensions) ? extensions : {};
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: typeof message === 'string' ? message : '',
    id: typeof id === 'string' ? id : undefined,
    retriable: retriable === true,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
