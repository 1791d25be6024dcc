import { attributeOf, type RuleField, type RuleSubject } from './attribution-rule';

/** What rules know of a call. */
export interface CallFacts {
  /** The call's start, Unix milliseconds. */
  readonly atMs: number;
  readonly fields: { readonly [F in RuleField]?: string | undefined };
  /** By name. `null`: the call did not give it. Absent: nobody kept whether it did, which is for calls older than the rule. */
  readonly attributes: Readonly<Record<string, string | null>>;
}

export const NOT_KEPT = Symbol('nobody kept whether the call gave it');

/** @returns undefined where the call does not give it */
export function valueOf(facts: CallFacts, subject: RuleSubject): string | undefined | typeof NOT_KEPT {
  const attribute = attributeOf(subject);
  if (attribute === undefined) return facts.fields[subject as RuleField];
  // An attribute may be called `constructor`.
  if (!Object.hasOwn(facts.attributes, attribute)) return NOT_KEPT;
  return facts.attributes[attribute] ?? undefined;
}
