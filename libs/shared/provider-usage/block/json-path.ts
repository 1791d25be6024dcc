export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name without its spelling: `prompt_tokens`, `promptTokens` and `PromptTokens` are one. */
export function plainName(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

/** The key of an object that means a name: the name itself, else another spelling of it, the first by the alphabet. */
export function keyOf(object: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  const plain = plainName(name);
  let found: string | undefined;
  for (const key of Object.keys(object)) {
    if (plainName(key) === plain && (found === undefined || key < found)) found = key;
  }
  return found;
}

/** Follows a dotted path of names. @returns the value and the path as it is spelled there */
export function valueAt(
  object: JsonObject,
  path: string,
): { readonly path: string; readonly value: unknown } | undefined {
  let value: unknown = object;
  const spelled: string[] = [];
  for (const name of path.split('.')) {
    if (!isObject(value)) return undefined;
    const key = keyOf(value, name);
    if (key === undefined) return undefined;
    spelled.push(key);
    value = value[key];
  }
  return { path: spelled.join('.'), value };
}

export function objectAt(object: JsonObject, path: string): JsonObject | undefined {
  const value = valueAt(object, path)?.value;
  return isObject(value) ? value : undefined;
}

/** The first object of a list. */
export function firstOfList(object: JsonObject, path: string): JsonObject | undefined {
  const value = valueAt(object, path)?.value;
  return Array.isArray(value) ? value.find(isObject) : undefined;
}
