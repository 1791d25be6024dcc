import type { RuleSubject } from './attribution-rule';
import { type GivenValue, readerOf, type ValueReader } from './call-facts';
import type { CompiledCondition } from './compile-rule';

/** Values remembered of one subject; a call's user may be any of millions. */
const MOST_REMEMBERED = 10_000;
const NONE: readonly number[] = [];

/** Which rules may take a call, by one thing that they ask of it: where they stand in their order. */
export class SubjectIndex {
  readonly read: ValueReader;
  /** Rules that are content with any value. */
  private readonly any: number[] = [];
  private readonly exact = new Map<string, number[]>();
  private readonly others: { readonly position: number; readonly condition: CompiledCondition }[] = [];
  private remembered = new Map<string, readonly number[]>();

  constructor(subject: RuleSubject) {
    this.read = readerOf(subject);
  }

  /** Rules are added in their order. */
  add(position: number, condition: CompiledCondition): void {
    if (condition.operator === 'exists') {
      this.any.push(position);
      return;
    }
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

  /** Adds the rules whose condition is met: lists, each in its order. Of several values one may meet what another did. */
  addRulesFor(given: GivenValue, lists: (readonly number[])[]): void {
    if (this.any.length > 0) lists.push(this.any);
    if (typeof given === 'string') this.addRulesOf(given, lists);
    else for (const value of given) this.addRulesOf(value, lists);
  }

  private addRulesOf(value: string, lists: (readonly number[])[]): void {
    const exact = this.exact.get(value);
    if (exact !== undefined) lists.push(exact);
    const tried = this.others.length === 0 ? NONE : this.triedOn(value);
    if (tried.length > 0) lists.push(tried);
  }

  private triedOn(value: string): readonly number[] {
    const known = this.remembered.get(value);
    if (known !== undefined) return known;
    const found = this.others.filter(({ condition }) => condition.test(value)).map(({ position }) => position);
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered = new Map();
    this.remembered.set(value, found);
    return found;
  }
}
