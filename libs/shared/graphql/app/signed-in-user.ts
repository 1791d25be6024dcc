import { ForbiddenError } from '../errors/request-refused-error';

/**
 * Whoever changes something is a person: a key that was made to read must not do more once it is found in a script.
 * @throws ForbiddenError where a program asks
 */
export function signedInUser<Reader extends { readonly kind: string }>(
  reader: Reader,
): Extract<Reader, { readonly kind: 'user' }> {
  if (isUser(reader)) return reader;
  throw new ForbiddenError('a read key only reads: sign in to the console to change this');
}

function isUser<Reader extends { readonly kind: string }>(
  reader: Reader,
): reader is Extract<Reader, { readonly kind: 'user' }> {
  return reader.kind === 'user';
}
