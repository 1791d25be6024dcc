/** For a person: what failed, without a stack. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node's connection errors to a name with several addresses say nothing themselves.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return first instanceof Error && error.message === '' ? describeError(first) : `${error.name}: ${error.message}`;
}
