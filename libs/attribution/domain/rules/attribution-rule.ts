import type { LocalDay } from '@tokenledger/organization/domain';

import { CHARGED_DIMENSIONS } from '../owner-names';

/** What of a call a rule may ask about by name; anything else is asked for as an attribute. */
export const RULE_FIELDS = [
  'service',
  'environment',
  'provider',
  'model',
  'operation',
  'key',
  'user',
  'agent',
  'conversation',
  'workspace',
  'apiKey',
] as const;

export type RuleField = (typeof RULE_FIELDS)[number];

/** `service`, or `attribute:acme.business_unit` for an attribute that the edge lets pass. */
export type RuleSubject = RuleField | `attribute:${string}`;

/**
 * How a value is compared, case and all, as it was reported.
 *
 * - `equals`, `prefix`, `regex`: with the one value given; a regex is found anywhere unless it is anchored
 * - `in`: equals one of the values
 * - `exists`: takes no value; the call gives any
 */
export const RULE_OPERATORS = ['equals', 'in', 'prefix', 'regex', 'exists'] as const;

export type RuleOperator = (typeof RULE_OPERATORS)[number];

export interface RuleCondition {
  readonly subject: RuleSubject;
  readonly operator: RuleOperator;
  readonly values: readonly string[];
}

export const RULE_PURPOSES = ['productive', 'overhead', 'waste'] as const;
export type RulePurpose = (typeof RULE_PURPOSES)[number];

/** What a rule can name: who is charged. */
export const RULE_OWNERS = CHARGED_DIMENSIONS;
export type RuleOwner = (typeof RULE_OWNERS)[number];

/**
 * What a call gets that a rule takes. Texts may take values of the call: `{service}`, `{attribute:acme.unit}`; `{{` and `}}`
 * stand for the braces themselves. A rule whose text asks for what the call does not give does not take it.
 */
export interface RuleResult {
  /** At least one. */
  readonly owner: { readonly [D in RuleOwner]?: string };
  readonly purpose: RulePurpose | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** Who owns calls that do not say it themselves; all conditions must hold. One without conditions takes every call. */
export interface AttributionRule {
  /** Stays the same from version to version; calls name it. */
  readonly id: string;
  readonly name: string;
  /** First day of calls that it takes, in the organisation's time zone; undefined: since ever. */
  readonly from: LocalDay | undefined;
  /** First day of calls that it no longer takes; undefined: without end. */
  readonly until: LocalDay | undefined;
  readonly conditions: readonly RuleCondition[];
  readonly result: RuleResult;
}

/** A version of an organisation's rules: the first that takes a call decides. */
export interface RuleSet {
  /** Counts from 1; 0 where there never were any. */
  readonly revision: number;
  readonly rules: readonly AttributionRule[];
}

export const NO_RULE_SET: RuleSet = { revision: 0, rules: [] };

/** More are a table that belongs into the directory. Matching costs the same however many there are. */
export const MOST_RULES = 1_000;
export const MOST_CONDITIONS = 20;
/** Of one `in`. */
export const MOST_VALUES = 1_000;
export const MOST_LABELS = 20;
/** Attributes that all rules of a set ask for: their values are kept with each call that names no owner. */
export const MOST_ATTRIBUTES = 20;
/** In UTF-16 units. */
export const LONGEST_REGEX = 500;
export const LONGEST_VALUE = 500;

export function attributeOf(subject: RuleSubject): string | undefined {
  return subject.startsWith(ATTRIBUTE) ? subject.slice(ATTRIBUTE.length) : undefined;
}

export function isRuleSubject(text: string): text is RuleSubject {
  if (text.startsWith(ATTRIBUTE)) return ATTRIBUTE_NAME.test(text.slice(ATTRIBUTE.length));
  return (RULE_FIELDS as readonly string[]).includes(text);
}

const ATTRIBUTE = 'attribute:';
/** Names of attributes as senders write them; a brace would end a template. */
const ATTRIBUTE_NAME = /^[\w.\-/]{1,200}$/;
