export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name without its spelling: `prompt_tokens`, `promptTokens` and `PromptTokens` are one. */
export function plainName(name: string): string {
  return remembered(plainNames, name, (text) => text.replace(/[_-]/g, '').toLowerCase());
}

/* The same few names come with every answer; taking them apart each time would be most of the work. */
const MAX_REMEMBERED = 4_096;
const MAX_NAME_CHARACTERS = 128;
const plainNames = new Map<string, string>();
const paths = new Map<string, readonly string[]>();

function remembered<Value>(known: Map<string, Value>, text: string, workOut: (text: string) => Value): Value {
  const found = known.get(text);
  if (found !== undefined) return found;
  const value = workOut(text);
  // Names may be anybody's text: only so many are kept, and no long ones.
  if (known.size < MAX_REMEMBERED && text.length <= MAX_NAME_CHARACTERS) known.set(text, value);
  return value;
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
  let spelled = '';
  for (const name of remembered(paths, path, (text) => text.split('.'))) {
    if (!isObject(value)) return undefined;
    const key = keyOf(value, name);
    if (key === undefined) return undefined;
    spelled = spelled === '' ? key : `${spelled}.${key}`;
    value = value[key];
  }
  return { path: spelled, value };
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
