import type { TenantId } from '@tokenledger/organization/domain';
import { startOfLocalDate } from '@tokenledger/shared/time';

import { attributeOf, NO_RULE_SET, type RuleSet } from './attribution-rule';
import type { CallFacts } from './call-facts';
import { digestOfRules } from './digest-of-rules';
import { compileRule, type CompiledRule, subjectsOfRule } from './compile-rule';
import { RuleEra } from './rule-era';
import { NO_SERVICE_PROJECTS, type ServiceProjects } from './service-projects';
import type { RuleVerdict } from './rule-verdict';

interface TimedRule extends CompiledRule {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * A set of rules, ready to be asked about every call, and after them where the directory has its service. Pure: the same facts
 * always get the same verdict.
 */
export class CompiledRules {
  readonly revision: number;
  /** Of all that the rules and the directory say and the zone of their days: equal where any call gets the same answers. */
  readonly digest: string;
  /** Attributes that any rule asks for: kept with calls that name no owner, so that rules can be asked again. */
  readonly attributes: readonly string[];
  private readonly rules: readonly TimedRule[];
  /** Moments at which some rule begins or ends, ascending. */
  private readonly turns: readonly number[];
  /** Made when a call of their time comes. */
  private readonly eras = new Map<number, RuleEra>();

  /** @param timeZone of the organisation: its days are those of the rules. @throws where rules were not checked */
  constructor(
    { revision, rules }: RuleSet,
    timeZone: string,
    readonly services: ServiceProjects = NO_SERVICE_PROJECTS,
  ) {
    this.revision = revision;
    const ofRules = digestOfRules(rules, timeZone);
    this.digest = services.digest === '' ? ofRules : `${ofRules}+${services.digest}`;
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

  /** The first rule in effect at the call's start that takes it decides, else the project that its service stands in. */
  decide(facts: CallFacts): RuleVerdict {
    const verdict = this.eraOf(facts.atMs).decide(facts);
    const { service } = facts.fields;
    if (verdict.outcome !== 'unowned' || service === undefined) return verdict;
    const project = this.services.projectOf(service, facts.atMs);
    if (project === undefined) return verdict;
    return { outcome: 'placed', answer: { owner: { project }, purpose: undefined, labels: {} } };
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
