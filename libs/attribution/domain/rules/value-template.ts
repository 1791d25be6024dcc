import { failed, ok, type Result } from '@tokenledger/shared/result';

import { isRuleSubject, type RuleSubject } from './attribution-rule';
import { type CallFacts, NOT_KEPT, readerOf, type ValueReader } from './call-facts';

type TemplatePart = { readonly text: string } | { readonly subject: RuleSubject; readonly read: ValueReader };

/** A text with places for values of a call. */
export interface ValueTemplate {
  readonly parts: readonly TemplatePart[];
}

const PART = /\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g;

/** @returns what is wrong with it, for a person */
export function readTemplate(text: string): Result<ValueTemplate, string> {
  const parts: TemplatePart[] = [];
  for (const [part, subject] of text.matchAll(PART)) {
    if (subject !== undefined) {
      if (!isRuleSubject(subject)) return failed(`{${subject}} is nothing of a call: name a field or {attribute:NAME}`);
      parts.push({ subject, read: readerOf(subject) });
    } else if (part === '{' || part === '}') {
      return failed(
        `a single ${part} is neither text nor a place for a value: write ${part}${part} for the brace itself`,
      );
    } else {
      parts.push({ text: part === '{{' || part === '}}' ? part.slice(1) : part });
    }
  }
  return ok({ parts });
}

export function subjectsOf({ parts }: ValueTemplate): readonly RuleSubject[] {
  return parts.flatMap((part) => ('subject' in part ? [part.subject] : []));
}

/** @returns undefined where the call does not give a value that it asks for, or gives several: no one of them is meant */
export function renderTemplate({ parts }: ValueTemplate, facts: CallFacts): string | undefined | typeof NOT_KEPT {
  let rendered = '';
  let isUnknown = false;
  for (const part of parts) {
    if ('text' in part) {
      rendered += part.text;
      continue;
    }
    const given = part.read(facts);
    if (given === NOT_KEPT) {
      isUnknown = true;
      continue;
    }
    const value = typeof given === 'string' ? given : onlyOne(given);
    if (value === undefined) return undefined;
    rendered += value;
  }
  return isUnknown ? NOT_KEPT : rendered;
}

function onlyOne(given: readonly string[] | undefined): string | undefined {
  return given?.length === 1 ? given[0] : undefined;
}
