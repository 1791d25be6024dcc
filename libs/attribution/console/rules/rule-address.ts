import { isLocalDate, RANGE_PRESETS, type RangeChoice } from '@tokenledger/shared/ui';

import type { RuleOperator } from '../operations';
import { type OwnerLevel, OWNER_LEVELS, type Rule } from './rule-words';

/** What the address says of a rule that is to be written. */
export type GivenRule = Pick<Rule, 'name' | 'from' | 'conditions' | OwnerLevel>;

interface Params {
  get(name: string): string | null;
  getAll(name: string): readonly string[];
}

const WORDS: Readonly<Record<string, RuleOperator>> = {
  equals: 'EQUALS',
  in: 'IN',
  prefix: 'PREFIX',
  regex: 'REGEX',
  exists: 'EXISTS',
};

/** `service:equals:shop`, `attribute:acme.unit:exists`; a value may have colons. */
const CONDITION = /^(attribute:[\w.\-/]{1,200}|[A-Za-z]+):(equals|in|prefix|regex|exists)(?::(.*))?$/su;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Another page's proposal: `/rules?new=1&when=service:equals:shop&owner=project:store&since=2026-03-10&name=The shop`. What cannot be read is
 * left out; the person sees what there is.
 */
export function givenRule(params: Params): GivenRule | undefined {
  if (params.get('new') !== '1') return undefined;
  const owner = { team: null, project: null, costCenter: null } as Record<OwnerLevel, string | null>;
  for (const text of params.getAll('owner')) {
    const level = OWNER_LEVELS.find((one) => text.startsWith(`${one}:`));
    if (level !== undefined) owner[level] = text.slice(level.length + 1);
  }
  // `from` is the range of pages that look at spend.
  const from = params.get('since');
  return {
    name: params.get('name') ?? '',
    from: from !== null && DAY.test(from) ? from : null,
    conditions: params.getAll('when').flatMap(readCondition),
    ...owner,
  };
}

/** The days that another page looked at: `?range=past30Days`, or `?from=2026-03-01&to=2026-03-31`. */
export function givenRange(params: Pick<Params, 'get'>): RangeChoice | undefined {
  const preset = RANGE_PRESETS.find((offered) => offered === params.get('range'));
  if (preset !== undefined) return { preset };
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? ''];
  return isLocalDate(from) && isLocalDate(to) && from <= to ? { from, to } : undefined;
}

/** `service:shop`: what a call gives, for the trial. */
export function givenValues(params: Params): readonly { readonly subject: string; readonly value: string }[] {
  return params.getAll('test').flatMap((text) => {
    const [, subject, value] = /^(attribute:[\w.\-/]{1,200}|[A-Za-z]+):(.*)$/su.exec(text) ?? [];
    return subject === undefined || value === undefined ? [] : [{ subject, value }];
  });
}

function readCondition(text: string): Rule['conditions'] {
  const [, subject, word = '', value = ''] = CONDITION.exec(text) ?? [];
  const operator = WORDS[word];
  if (subject === undefined || operator === undefined) return [];
  return [{ subject, operator, values: operator === 'EXISTS' ? [] : [value] }];
}
