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
    const place = placeIn(rule);
    return place === undefined ? [] : [{ field: `${index}.${place}`, message: SINGLES_OUT }];
  });
}

const SINGLES_OUT =
  'asks who the user is, or for one conversation, which is a person’s: people are not shown by name here, and the rule would ' +
  'tell what one of them used; ask for something else, or have names shown first';

/** Where a rule singles somebody out; undefined where it does not. */
function placeIn({ conditions, result }: AttributionRule): string | undefined {
  const condition = conditions.findIndex(({ subject, operator }) => isPersonal(subject) && operator !== 'exists');
  if (condition >= 0) return `conditions.${condition}.subject`;
  const owner = Object.entries(result.owner).find(([, text]) => text !== undefined && asksForPerson(text));
  if (owner !== undefined) return `owner.${owner[0]}`;
  const label = Object.values(result.labels).findIndex(asksForPerson);
  return label >= 0 ? `labels.${label}.value` : undefined;
}

function asksForPerson(text: string): boolean {
  const template = readTemplate(text);
  return template.ok && subjectsOf(template.value).some(isPersonal);
}

const PERSONAL_FIELDS: ReadonlySet<string> = new Set(['user', 'conversation']);

/** A conversation is one person's, and so is each part of it. */
const PARTS_OF_CONVERSATIONS = ['anthropic.session.thread.id', 'gen_ai.thread.run.id', 'prompt.id'];

/** Who it is, and in which conversation, stands in attributes as well, as they were reported. */
const PERSONAL_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...OWNER_ATTRIBUTES.user,
  ...OWNER_ATTRIBUTES.conversation,
  ...PARTS_OF_CONVERSATIONS,
]);

function isPersonal(subject: RuleSubject): boolean {
  return PERSONAL_FIELDS.has(subject) || PERSONAL_ATTRIBUTES.has(attributeOf(subject) ?? '');
}
