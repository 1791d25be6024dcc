/** Finds what was said of a name: itself, else the longest pattern that holds it. */
export class ModelNames<T> {
  private readonly exact = new Map<string, T>();
  private readonly patterns: { readonly length: number; readonly expression: RegExp; readonly value: T }[] = [];

  /** @param named values by lower-case name, or pattern with `*` */
  constructor(named: ReadonlyMap<string, T>) {
    for (const [name, value] of named) {
      if (name.includes('*')) this.patterns.push({ length: name.length, expression: expressionOf(name), value });
      else this.exact.set(name, value);
    }
    this.patterns.sort((left, right) => right.length - left.length);
  }

  /** @param name lower case */
  find(name: string): T | undefined {
    return this.exact.get(name) ?? this.patterns.find(({ expression }) => expression.test(name))?.value;
  }
}

/** Names have up to 10 kB: runs of stars are one, so that no name makes the expression slow. */
function expressionOf(pattern: string): RegExp {
  const parts = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^\\n]*?')}$`);
}
