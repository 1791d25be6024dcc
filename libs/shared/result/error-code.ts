/**
 * The `code` of a failure, empty where it has none. By shape: under Jest, errors of Node's own modules are no instances
 * of the `Error` that a test file sees.
 */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
