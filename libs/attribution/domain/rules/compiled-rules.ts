import type { TenantId } from '@tokenledger/organization/domain';
import { startOfLocalDate } from '@tokenledger/shared/time';

import { attributeOf, NO_RULE_SET, type RuleSet } from './attribution-rule';
import type { CallFacts } from './call-facts';
import { digestOfRules } from './digest-of-rules';
import { compileRule, type CompiledRule, subjectsOfRule } from './compile-rule';
import { RuleEra } from './rule-era';
import type { RuleVerdict } from './rule-verdict';

interface TimedRule extends CompiledRule {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A set of rules, ready to be asked about every call. Pure: the same facts always get the same verdict. */
export class CompiledRules {
  readonly revision: number;
  /** Of all that the rules say and the zone of their days: equal where any call gets the same answers. */
  readonly digest: string;
  /** Attributes that any rule asks for: kept with calls that name no owner, so that rules can be asked again. */
  readonly attributes: readonly string[];
  private readonly rules: readonly TimedRule[];
  /** Moments at which some rule begins or ends, ascending. */
  private readonly turns: readonly number[];
  /** Made when a call of their time comes. */
  private readonly eras = new Map<number, RuleEra>();

  /** @param timeZone of the organisation: its days are those of the rules. @throws where rules were not checked */
  constructor({ revision, rules }: RuleSet, timeZone: string) {
    this.revision = revision;
    this.digest = digestOfRules(rules, timeZone);
    this.rules = rules.map((rule) => ({
      ...compileRule(rule),
      fromMs: rule.from === undefined ? -Infinity : startOfLocalDate(rule.from, timeZone).getTime(),
      untilMs: rule.until === undefined ? Infinity : startOfLocalDate(rule.until, timeZone).getTime(),
    }));
    this.attributes = [...new Set(this.rules.flatMap(subjectsOfRule))].flatMap((subject) => attributeOf(subject) ?? []);
    this.turns = [...new Set(this.rules.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs]))]
      .filter(Number.isFinite)
      .sort((left, right) => left - right);
  }

  /** The first rule in effect at the call's start that takes it decides. */
  decide(facts: CallFacts): RuleVerdict {
    return this.eraOf(facts.atMs).decide(facts);
  }

  private eraOf(atMs: number): RuleEra {
    let [low, high] = [0, this.turns.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.turns[middle] ?? Infinity) <= atMs) low = middle + 1;
      else high = middle;
    }
    const known = this.eras.get(low);
    if (known !== undefined) return known;
    const era = new RuleEra(this.rules.filter(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs));
    this.eras.set(low, era);
    return era;
  }
}

export const NO_RULES = new CompiledRules(NO_RULE_SET, 'UTC');

/** The rules of all organisations as they are in force. */
export interface OwnerRules {
  /** Without rules of its own an organisation has `NO_RULES`. */
  rulesOf(tenant: TenantId): CompiledRules;
}

export const NO_OWNER_RULES: OwnerRules = { rulesOf: () => NO_RULES };
