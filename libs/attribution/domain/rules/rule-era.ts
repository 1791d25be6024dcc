import { attributeOf, type RuleSubject } from './attribution-rule';
import { type CallFacts, NOT_KEPT, valueOf } from './call-facts';
import { applyRule, type CompiledRule, type CompiledCondition, subjectsOfRule } from './compile-rule';
import type { RuleVerdict } from './rule-verdict';
import { SubjectIndex } from './subject-index';

/**
 * The rules that are in effect at one time, found by what they ask: a call meets the few whose first condition its values
 * meet, so that hundreds of rules cost about as much as one.
 */
export class RuleEra {
  private readonly indexes: readonly SubjectIndex[];
  /** Rules without a condition. */
  private readonly always: readonly number[];
  private readonly attributes: readonly string[];
  /** What conditions compare with values. */
  private readonly compared: ReadonlySet<RuleSubject>;

  constructor(private readonly rules: readonly CompiledRule[]) {
    const indexes = new Map<RuleSubject, SubjectIndex>();
    const always: number[] = [];
    const shared = rulesByValue(rules);
    rules.forEach(({ conditions }, position) => {
      const pivot = pivotOf(conditions, shared);
      if (pivot === undefined) {
        always.push(position);
        return;
      }
      const index = indexes.get(pivot.subject) ?? new SubjectIndex(pivot.subject);
      indexes.set(pivot.subject, index);
      index.add(position, pivot);
    });
    this.indexes = [...indexes.values()];
    this.always = always;
    this.attributes = [...new Set(rules.flatMap(subjectsOfRule))].flatMap((subject) => attributeOf(subject) ?? []);
    this.compared = new Set(
      rules.flatMap(({ conditions }) => conditions.filter(isComparison).map(({ subject }) => subject)),
    );
  }

  decide(facts: CallFacts): RuleVerdict {
    if (this.attributes.some((name) => !Object.hasOwn(facts.attributes, name))) return this.decideOneByOne(facts);
    for (const position of this.candidates(facts)) {
      const compiled = this.rules[position];
      const answer = compiled === undefined ? undefined : applyRule(compiled, facts);
      if (compiled === undefined || answer === undefined) continue;
      return verdictOf(compiled, answer);
    }
    return this.unowned(facts);
  }

  /** Every rule in its order: what `decide` must come to, and what calls get of which something was not kept. */
  decideOneByOne(facts: CallFacts): RuleVerdict {
    for (const compiled of this.rules) {
      const answer = applyRule(compiled, facts);
      if (answer !== undefined) return verdictOf(compiled, answer);
    }
    return this.unowned(facts);
  }

  /** Positions of rules that may take the call, in their order. */
  private *candidates(facts: CallFacts): Generator<number> {
    const lists = [this.always];
    for (const index of this.indexes) {
      const value = valueOf(facts, index.subject);
      if (typeof value !== 'string') continue;
      const found = index.rulesFor(value);
      if (found.length > 0) lists.push(found);
    }
    const next = lists.map(() => 0);
    for (;;) {
      let first = Infinity;
      let from = -1;
      for (let list = 0; list < lists.length; list += 1) {
        const position = lists[list]?.[next[list] ?? 0] ?? Infinity;
        if (position >= first) continue;
        first = position;
        from = list;
      }
      if (from < 0) return;
      next[from] = (next[from] ?? 0) + 1;
      yield first;
    }
  }

  private unowned(facts: CallFacts): RuleVerdict {
    let hasUnknownKey = false;
    for (const subject of this.compared) {
      if (typeof valueOf(facts, subject) !== 'string') continue;
      if (subject !== 'key') return { outcome: 'unowned', reason: 'unmapped-value' };
      hasUnknownKey = true;
    }
    return { outcome: 'unowned', reason: hasUnknownKey ? 'unknown-key' : undefined };
  }
}

function verdictOf({ rule }: CompiledRule, answer: Exclude<ReturnType<typeof applyRule>, undefined>): RuleVerdict {
  if (answer === NOT_KEPT) return { outcome: 'undecidable', rule };
  return { outcome: 'owned', rule, answer };
}

/** How many rules ask for the same value, by subject and value. */
type SharedValues = ReadonlyMap<RuleSubject, ReadonlyMap<string, number>>;

function rulesByValue(rules: readonly CompiledRule[]): SharedValues {
  const shared = new Map<RuleSubject, Map<string, number>>();
  for (const { subject, values } of rules.flatMap(({ conditions }) => conditions.filter(isExact))) {
    const counts = shared.get(subject) ?? new Map<string, number>();
    shared.set(subject, counts);
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return shared;
}

/** The condition by which a call meets the fewest other rules: `environment = prod` may stand in all of them. */
function pivotOf(conditions: readonly CompiledCondition[], shared: SharedValues): CompiledCondition | undefined {
  const [first, ...rest] = conditions.map((condition) => ({ condition, company: companyOf(condition, shared) }));
  if (first === undefined) return undefined;
  return rest.reduce((least, next) => (next.company < least.company ? next : least), first).condition;
}

function companyOf(condition: CompiledCondition, shared: SharedValues): number {
  if (!isComparison(condition)) return Infinity;
  if (!isExact(condition)) return LIKELY_FEW;
  const counts = shared.get(condition.subject);
  return Math.max(...condition.values.map((value) => counts?.get(value) ?? 1));
}

/** Patterns are tried once for each value, and each is met by few: worse than a value of its own, better than one of many. */
const LIKELY_FEW = 3;

function isExact({ operator }: CompiledCondition): boolean {
  return operator === 'equals' || operator === 'in';
}

function isComparison({ operator }: CompiledCondition): boolean {
  return operator !== 'exists';
}
