import type { Rule } from './rule-words';

/** What was done to rules that are not saved yet. */
export interface RuleChanges {
  readonly added: readonly Rule[];
  readonly removed: readonly Rule[];
  readonly changed: readonly Rule[];
  /** Rules that are in both stand in another order. */
  readonly isReordered: boolean;
}

export function changesBetween(before: readonly Rule[], after: readonly Rule[]): RuleChanges {
  const [known, kept] = [byId(before), byId(after)];
  const stay = (rules: readonly Rule[], others: ReadonlyMap<string, Rule>) =>
    rules.filter(({ id }) => others.has(id)).map(({ id }) => id);
  return {
    added: after.filter(({ id }) => !known.has(id)),
    removed: before.filter(({ id }) => !kept.has(id)),
    changed: after.filter((rule) => {
      const was = known.get(rule.id);
      return was !== undefined && said(was) !== said(rule);
    }),
    isReordered: stay(before, kept).join('\n') !== stay(after, known).join('\n'),
  };
}

export function countOf({ added, removed, changed, isReordered }: RuleChanges): number {
  return added.length + removed.length + changed.length + (isReordered ? 1 : 0);
}

/** Everything that rules say, for comparing: `__typename` and the like are no part of it. */
export function said(rule: Rule): string {
  const { id, name, from, until, conditions, team, project, costCenter, purpose, labels } = rule;
  const asked = conditions.map(({ subject, operator, values }) => [subject, operator, values]);
  const put = labels.map(({ name: label, value }) => [label, value]);
  return JSON.stringify([id, name, from, until, asked, team, project, costCenter, purpose, put]);
}

export function sayTheSame(left: readonly Rule[], right: readonly Rule[]): boolean {
  return left.length === right.length && left.every((rule, place) => said(rule) === said(right[place] as Rule));
}

export function moved(rules: readonly Rule[], from: number, to: number): readonly Rule[] {
  const rule = rules[from];
  if (rule === undefined) return rules;
  const others = rules.filter((_, place) => place !== from);
  return [...others.slice(0, to), rule, ...others.slice(to)];
}

/** A new rule stands before what takes every call, where it would never be asked. */
export function withNew(rules: readonly Rule[], rule: Rule): readonly Rule[] {
  const last = rules.findIndex(({ conditions }) => conditions.length === 0);
  const place = last < 0 ? rules.length : last;
  return [...rules.slice(0, place), rule, ...rules.slice(place)];
}

/** The place of a rule that takes every call at any time and with no value that it may lack: none after it is ever asked. */
export function lastAsked(rules: readonly Rule[]): number | undefined {
  const place = rules.findIndex(
    ({ conditions, from, until, team, project, costCenter, labels }) =>
      conditions.length === 0 &&
      from === null &&
      until === null &&
      ![team, project, costCenter, ...labels.map(({ value }) => value)].some((text) => text?.includes('{') === true),
  );
  return place < 0 ? undefined : place;
}

const LONGEST_ID = 60;

/** An id that calls can name, made from a name: `The shop (EU)` becomes `the-shop-eu`. */
export function idFrom(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_ID)
    .replace(/-$/, '');
  const base = plain === '' ? 'rule' : plain;
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}

function byId(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  return new Map(rules.map((rule) => [rule.id, rule]));
}
