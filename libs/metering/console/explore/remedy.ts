import type { View } from '../view/view-address';
import type { ExploreView } from './explore-address';

/** Something that the API cannot answer, as it names it. */
export interface Issue {
  /** Path within the input: `to`, `filter.team`, `compareWith.from`. */
  readonly field: string;
  readonly message: string;
}

/** One click that makes a question answerable: the text's key and what it changes. */
export interface Remedy {
  readonly text: 'byDay' | 'byCost' | 'last90Days' | 'compareNothing' | 'dropFilter' | 'organizationZone' | 'asUsual';
  readonly view?: Partial<View>;
  readonly explore?: Partial<ExploreView>;
}

/** Texts that say what is wrong in the reader's language; `other` shows what the API said. */
export type IssueText = 'granularity' | 'order' | 'range' | 'comparison' | 'filter' | 'timeZone' | 'other';

export interface ExplainedIssue {
  readonly text: IssueText;
  readonly issue: Issue;
  readonly remedy: Remedy | undefined;
}

/** @param filters of the view, of which the one that is refused is taken out */
export function explainIssue(issue: Issue, filters: View['filters']): ExplainedIssue {
  const [first = '', ...path] = issue.field.split('.');
  switch (first) {
    case 'granularity':
      return { text: 'granularity', issue, remedy: { text: 'byDay', explore: { granularity: 'day' } } };
    case 'orderBy':
      return { text: 'order', issue, remedy: { text: 'byCost', explore: { order: 'cost' } } };
    case 'from':
    case 'to':
      return { text: 'range', issue, remedy: { text: 'last90Days', view: { range: { preset: 'last90Days' } } } };
    case 'compareWith':
      return { text: 'comparison', issue, remedy: { text: 'compareNothing', view: { comparison: 'none' } } };
    case 'timeZone':
      return { text: 'timeZone', issue, remedy: { text: 'organizationZone', view: { timeZone: undefined } } };
    case 'filter': {
      const refused = path[0] === 'not' ? `isNot ${path[1]}` : `is ${path[0]}`;
      const others = filters.filter(({ field, operator }) => `${operator} ${field}` !== refused);
      return { text: 'filter', issue, remedy: { text: 'dropFilter', view: { filters: others } } };
    }
    case 'groupBy':
    case 'top':
      return { text: 'other', issue, remedy: { text: 'asUsual', explore: { groupBy: ['team', 'model'], top: 20 } } };
    default:
      return { text: 'other', issue, remedy: undefined };
  }
}
