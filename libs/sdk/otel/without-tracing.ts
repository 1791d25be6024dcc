import { context, createContextKey } from '@opentelemetry/api';

/** The key of `@opentelemetry/core`'s `suppressTracing`: the api makes keys from the global symbol of this text. */
const SUPPRESS_TRACING = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');

/** Runs without making spans of it, so that reporting is never reported itself. */
export function withoutTracing<Result>(run: () => Result): Result {
  return context.with(context.active().setValue(SUPPRESS_TRACING, true), run);
}
