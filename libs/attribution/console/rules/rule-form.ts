import type { AttributionRuleInput, RuleOperator } from '../operations';
import { attributeIn, attributeSubject, type OwnerLevel, type Rule } from './rule-words';

export interface ConditionForm {
  /** One of the fields, or `attribute`. */
  readonly subject: string;
  /** Where the subject is `attribute`. */
  readonly attribute: string;
  readonly operator: RuleOperator;
  readonly values: readonly string[];
}

/** A rule as somebody writes it; every value is text as written. */
export interface RuleForm extends Readonly<Record<OwnerLevel, string>> {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly conditions: readonly ConditionForm[];
  /** Empty: what is known of its outcome decides. */
  readonly purpose: string;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}

export const ATTRIBUTE_SUBJECT = 'attribute';

export const EMPTY_CONDITION: ConditionForm = { subject: 'service', attribute: '', operator: 'EQUALS', values: [] };

export function formOf(rule: Rule): RuleForm {
  return {
    id: rule.id,
    name: rule.name,
    from: rule.from ?? '',
    until: rule.until ?? '',
    conditions: rule.conditions.map(({ subject, operator, values }) => {
      const attribute = attributeIn(subject);
      return {
        subject: attribute === undefined ? subject : ATTRIBUTE_SUBJECT,
        attribute: attribute ?? '',
        operator,
        values,
      };
    }),
    team: rule.team ?? '',
    project: rule.project ?? '',
    costCenter: rule.costCenter ?? '',
    purpose: rule.purpose ?? '',
    labels: rule.labels,
  };
}

/** What is written becomes a rule; whether it is a good one, the API says by the names of these fields. */
export function ruleOf(form: RuleForm): Rule {
  return {
    id: form.id.trim(),
    name: form.name.trim(),
    from: form.from || null,
    until: form.until || null,
    conditions: form.conditions.map(({ subject, attribute, operator, values }) => ({
      subject: subject === ATTRIBUTE_SUBJECT ? attributeSubject(attribute.trim()) : subject,
      operator,
      values: operator === 'EXISTS' ? [] : values,
    })),
    team: form.team.trim() || null,
    project: form.project.trim() || null,
    costCenter: form.costCenter.trim() || null,
    purpose: (form.purpose || null) as Rule['purpose'],
    labels: form.labels.filter(({ name, value }) => name.trim() !== '' || value.trim() !== ''),
  };
}

/** As the API takes it: without the names of types that it was told with. */
export function inputOf(rule: Rule): AttributionRuleInput {
  const { id, name, from, until, conditions, team, project, costCenter, purpose, labels } = rule;
  return {
    ...{ id, name, from, until, team, project, costCenter, purpose },
    conditions: conditions.map(({ subject, operator, values }) => ({ subject, operator, values })),
    labels: labels.map(({ name: label, value }) => ({ name: label, value })),
  };
}
