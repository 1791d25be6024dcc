/** What an entry may say of before and after. Money is a text, as everywhere. */
export type CanonicalValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/**
 * The one text of a value: keys in the order of their UTF-16 code units, no white space, moments in ISO 8601, 64-bit integers as
 * text. A key whose value is undefined is left out.
 * @throws RangeError for a number that is no exact integer: write it as text
 */
export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return JSON.stringify(value.toString());
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no exact integer: write it as text`);
    return JSON.stringify(value);
  }
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** `Array.isArray` does not tell a read-only array from an object. */
function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
