import type { PeopleView } from '@tokenledger/organization/domain';

import { OWNER_ATTRIBUTES } from '../owner-names';
import { attributeOf, type AttributionRule, type RuleSubject } from './attribution-rule';
import { readTemplate, subjectsOf } from './value-template';
import type { RuleIssue } from './validate-rules';

/**
 * Rules by which somebody who may not see people by name would find out what one person used: what calls of a person come to
 * is told by a preview, or by the owner that a rule gives them. Rules that are in force already may stay among the others.
 *
 * @param rules as they are to be saved or previewed
 * @param standing those in force
 */
export function peopleRuleIssues(
  view: PeopleView,
  rules: readonly AttributionRule[],
  standing: readonly AttributionRule[],
): readonly RuleIssue[] {
  if (view.kind === 'names') return [];
  const known = new Set(standing.map((rule) => JSON.stringify(rule)));
  return rules.flatMap((rule, index) => {
    if (known.has(JSON.stringify(rule))) return [];
    const place = userIn(rule);
    return place === undefined ? [] : [{ field: `${index}.${place}`, message: SINGLES_OUT }];
  });
}

const SINGLES_OUT =
  'asks who the user is: people are not shown by name here, and the rule would tell what one of them used; ask for ' +
  'something else, or have names shown first';

function userIn({ conditions, result }: AttributionRule): string | undefined {
  const condition = conditions.findIndex(({ subject, operator }) => isUser(subject) && operator !== 'exists');
  if (condition >= 0) return `conditions.${condition}.subject`;
  const owner = Object.entries(result.owner).find(([, text]) => text !== undefined && asksForUser(text));
  if (owner !== undefined) return `owner.${owner[0]}`;
  const label = Object.values(result.labels).findIndex(asksForUser);
  return label >= 0 ? `labels.${label}.value` : undefined;
}

function asksForUser(text: string): boolean {
  const template = readTemplate(text);
  return template.ok && subjectsOf(template.value).some(isUser);
}

const USER_ATTRIBUTES: ReadonlySet<string> = new Set(OWNER_ATTRIBUTES.user);

/** Whoever it is stands in attributes as well, as they were reported. */
function isUser(subject: RuleSubject): boolean {
  return subject === 'user' || USER_ATTRIBUTES.has(attributeOf(subject) ?? '');
}
