import { MAX_OWNER_CHARACTERS, readOwnerText } from '../owner-text';
import { MOST_LABELS, RULE_OWNERS, type RuleOwner, type RuleResult } from './attribution-rule';
import type { TellIssue } from './validate-rules';
import { readTemplate } from './value-template';

export interface ResultDraft {
  readonly owner: { readonly [D in RuleOwner]?: string | undefined };
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}

const LABEL_NAME = /^[\p{L}\p{N}_.-]{1,64}$/u;

/** @returns who is charged and which labels are put on; nothing to go by where something was told */
export function readResult({ owner, labels }: ResultDraft, tell: TellIssue): Omit<RuleResult, 'purpose'> {
  const named: { [D in RuleOwner]?: string } = {};
  for (const dimension of RULE_OWNERS) {
    const text = owner[dimension];
    if (text === undefined) continue;
    tellOfText(`owner.${dimension}`, text, tell);
    named[dimension] = text.trim();
  }
  if (Object.keys(named).length === 0) tell('owner', `names nobody: give one of ${RULE_OWNERS.join(', ')}`);
  if (labels.length > MOST_LABELS) tell('labels', `are ${labels.length}, ${MOST_LABELS} at most`);
  const byName = new Map<string, string>();
  labels.forEach(({ name, value }, index) => {
    if (!LABEL_NAME.test(name)) tell(`labels.${index}.name`, 'is no name: letters, digits, `_`, `.`, `-`, 64 at most');
    if (byName.has(name)) tell(`labels.${index}.name`, 'is there already: each label has one value');
    tellOfText(`labels.${index}.value`, value, tell);
    byName.set(name, value.trim());
  });
  return { owner: named, labels: Object.fromEntries(byName) };
}

function tellOfText(field: string, text: string, tell: TellIssue): void {
  const reading = readOwnerText(text);
  if (reading.state === 'absent') return tell(field, 'is empty or says "nothing": leave it out, or give a name');
  if (reading.state === 'refused')
    return tell(field, `${reading.problem}: a name of ${MAX_OWNER_CHARACTERS} characters at most`);
  const template = readTemplate(text);
  if (!template.ok) tell(field, template.error);
}
