import { HttpErrorResponse } from '@angular/common/http';
import { CombinedGraphQLErrors } from '@apollo/client/errors';

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

function fromHttp(response: HttpErrorResponse): ApiFailure {
  const body: unknown = response.error;
  const [first] = isObject(body) && Array.isArray(body['errors']) ? (body['errors'] as unknown[]) : [];
  if (first !== undefined) return fromWire(first);
  const code = response.status === 0 ? 'UNREACHABLE' : `HTTP_${response.status}`;
  return { code, message: response.message, id: undefined, retriable: response.status === 0 || response.status >= 500 };
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
