import { attributeOf, type RuleOperator, type RuleSubject } from './attribution-rule';
import { type CallFacts, NOT_KEPT, readerOf, type ValueReader } from './call-facts';
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
  /** What a rule could find an owner by, and what conditions compare besides. */
  private readonly telling: readonly { readonly isKey: boolean; readonly read: ValueReader }[];

  constructor(private readonly rules: readonly CompiledRule[]) {
    const indexes = new Map<RuleSubject, SubjectIndex>();
    const always: number[] = [];
    const company = new Company(rules);
    rules.forEach(({ conditions }, position) => {
      const pivot = company.fewestOf(conditions);
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
    const compared = rules.flatMap(({ conditions }) => conditions.filter(isComparison).map(({ subject }) => subject));
    this.telling = [...new Set([...TELLING, ...compared])].map((subject) => ({
      isKey: KEYS.has(subject),
      read: readerOf(subject),
    }));
  }

  decide(facts: CallFacts): RuleVerdict {
    if (this.attributes.some((name) => !Object.hasOwn(facts.attributes, name))) return this.decideOneByOne(facts);
    const lists = this.candidates(facts);
    // Lists are merged as they are read: the first rule that takes the call ends it.
    const next = new Array<number>(lists.length).fill(0);
    for (;;) {
      let first = Infinity;
      let from = -1;
      for (let list = 0; list < lists.length; list += 1) {
        const position = lists[list]?.[next[list] ?? 0] ?? Infinity;
        if (position >= first) continue;
        first = position;
        from = list;
      }
      const compiled = this.rules[first];
      if (compiled === undefined) return this.unowned(facts);
      next[from] = (next[from] ?? 0) + 1;
      const answer = applyRule(compiled, facts);
      if (answer !== undefined) return verdictOf(compiled, answer);
    }
  }

  /** Every rule in its order: what `decide` must come to, and what calls get of which something was not kept. */
  decideOneByOne(facts: CallFacts): RuleVerdict {
    for (const compiled of this.rules) {
      const answer = applyRule(compiled, facts);
      if (answer !== undefined) return verdictOf(compiled, answer);
    }
    return this.unowned(facts);
  }

  /** Positions of rules that may take the call: lists, each in the order of the rules. */
  private candidates(facts: CallFacts): readonly (readonly number[])[] {
    const lists: (readonly number[])[] = [];
    if (this.always.length > 0) lists.push(this.always);
    for (const index of this.indexes) {
      const given = index.read(facts);
      if (given !== undefined && given !== NOT_KEPT) index.addRulesFor(given, lists);
    }
    return lists;
  }

  private unowned(facts: CallFacts): RuleVerdict {
    let hasUnknownKey = false;
    for (const { isKey, read } of this.telling) {
      const given = read(facts);
      if (given === undefined || given === NOT_KEPT) continue;
      if (!isKey) return { outcome: 'unowned', reason: 'unmapped-value' };
      hasUnknownKey = true;
    }
    return { outcome: 'unowned', reason: hasUnknownKey ? 'unknown-key' : undefined };
  }
}

/**
 * What tells whose a call is as soon as somebody maps it, whether or not a rule asks for it yet. The ingestion key is none of
 * them: every call has one, and an organisation may give all its services the same.
 */
const TELLING: readonly RuleSubject[] = ['service', 'agent', 'workspace', 'apiKey'];
const KEYS: ReadonlySet<RuleSubject> = new Set(['key', 'apiKey']);

function verdictOf({ rule }: CompiledRule, answer: Exclude<ReturnType<typeof applyRule>, undefined>): RuleVerdict {
  if (answer === NOT_KEPT) return { outcome: 'undecidable', rule };
  return { outcome: 'owned', rule, answer };
}

/** How many rules a call meets together, by each condition that it may meet them by. */
class Company {
  private readonly ofValue = new Map<RuleSubject, Map<string, number>>();
  private readonly ofAnyValue = new Map<RuleSubject, number>();

  constructor(rules: readonly CompiledRule[]) {
    for (const { subject, operator, values } of rules.flatMap(({ conditions }) => conditions)) {
      if (operator === 'exists') this.ofAnyValue.set(subject, (this.ofAnyValue.get(subject) ?? 0) + 1);
      if (!isExact(operator)) continue;
      const counts = this.ofValue.get(subject) ?? new Map<string, number>();
      this.ofValue.set(subject, counts);
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }

  /** The condition by which a call meets the fewest other rules: `environment = prod` may stand in all of them. */
  fewestOf(conditions: readonly CompiledCondition[]): CompiledCondition | undefined {
    const [first, ...rest] = conditions.map((condition) => ({ condition, company: this.of(condition) }));
    if (first === undefined) return undefined;
    return rest.reduce((least, next) => (next.company < least.company ? next : least), first).condition;
  }

  private of({ subject, operator, values }: CompiledCondition): number {
    if (operator === 'exists') return this.ofAnyValue.get(subject) ?? 0;
    if (!isExact(operator)) return LIKELY_FEW;
    return Math.max(...values.map((value) => this.ofValue.get(subject)?.get(value) ?? 0));
  }
}

/** Patterns are tried once for each value, and each is met by few: worse than a value of its own, better than one of many. */
const LIKELY_FEW = 3;

function isExact(operator: RuleOperator): boolean {
  return operator === 'equals' || operator === 'in';
}

function isComparison({ operator }: CompiledCondition): boolean {
  return operator !== 'exists';
}
