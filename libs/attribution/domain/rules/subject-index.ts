import type { RuleSubject } from './attribution-rule';
import type { CompiledCondition } from './compile-rule';

/** Values remembered of one subject; a call's user may be any of millions. */
const MOST_REMEMBERED = 10_000;
const NONE: readonly number[] = [];

/** Which rules may take a call, by one thing that they ask of it: where they stand in their order. */
export class SubjectIndex {
  private readonly exact = new Map<string, number[]>();
  private readonly others: { readonly position: number; readonly condition: CompiledCondition }[] = [];
  private remembered = new Map<string, readonly number[]>();

  constructor(readonly subject: RuleSubject) {}

  /** Rules are added in their order. */
  add(position: number, condition: CompiledCondition): void {
    if (condition.operator !== 'equals' && condition.operator !== 'in') {
      this.others.push({ position, condition });
      return;
    }
    for (const value of new Set(condition.values)) {
      const known = this.exact.get(value);
      if (known === undefined) this.exact.set(value, [position]);
      else known.push(position);
    }
  }

  /** Rules whose condition a value meets, in their order. */
  rulesFor(value: string): readonly number[] {
    const exact = this.exact.get(value) ?? NONE;
    if (this.others.length === 0) return exact;
    const known = this.remembered.get(value);
    if (known !== undefined) return known;
    const scanned = this.others.filter(({ condition }) => condition.test(value)).map(({ position }) => position);
    const found = [...exact, ...scanned].sort((left, right) => left - right);
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered = new Map();
    this.remembered.set(value, found);
    return found;
  }
}
