import { attributeOf, type RuleField, type RuleSubject } from './attribution-rule';

/** What rules know of a call. */
export interface CallFacts {
  /** The call's start, Unix milliseconds. */
  readonly atMs: number;
  readonly fields: { readonly [F in RuleField]?: string | undefined };
  readonly attributes: RuleFacts;
}

/**
 * Attributes of a call by name: its value, or its values where it gives a list of them; none of those where what it gives can
 * not be compared. `null`: the call did not give it. Absent: nobody kept whether it did, which is for calls older than the rule.
 */
export type RuleFacts = Readonly<Record<string, GivenValue | null>>;

export type GivenValue = string | readonly string[];

export const NOT_KEPT = Symbol('nobody kept whether the call gave it');

/** Undefined where the call does not give the value. */
export type ValueReader = (facts: CallFacts) => GivenValue | undefined | typeof NOT_KEPT;

/** Made once for each subject of a rule: reading is done for every call. */
export function readerOf(subject: RuleSubject): ValueReader {
  const attribute = attributeOf(subject);
  if (attribute === undefined) return ({ fields }) => fields[subject as RuleField];
  return ({ attributes }) => {
    // An attribute may be called `constructor`.
    if (!Object.hasOwn(attributes, attribute)) return NOT_KEPT;
    return attributes[attribute] ?? undefined;
  };
}
