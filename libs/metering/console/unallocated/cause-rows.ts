import type { Params } from '@angular/router';
import { csvText, type Numbers } from '@tokenledger/shared/ui';

import type { CauseFiguresFragment, UnallocatedSpendQuery } from '../operations';
import { costIn } from '../overview/spend-figures';
import { type View, type ViewDimension, viewToParams } from '../view/view-address';

export type UnallocatedReport = Extract<
  UnallocatedSpendQuery['unallocatedSpend'],
  { readonly __typename: 'UnallocatedReport' }
>;
export type Cause = UnallocatedReport['causes'][number];
export type Fix = Cause['fixes'][number];
export type FixByRule = Extract<Fix, { readonly __typename: 'FixByRule' }>;

/** What calls are told by. */
export type ToldBy = 'service' | 'agent' | 'ingestionKey' | 'nothing';

export interface CauseRow {
  readonly id: string;
  /** Undefined: all causes that are not told one by one. */
  readonly cause: Cause | undefined;
  readonly toldBy: ToldBy;
  readonly value: string;
  readonly cost: string;
  /** Decimal text; null where nothing has a price although calls should. */
  readonly exactCost: string | null;
  readonly share: string;
  /** Width of the bar, in percent of the longest. */
  readonly barPercent: number;
  readonly calls: string;
  readonly tokens: string;
  readonly unpricedCalls: string;
}

interface Part {
  /** Decimal text. */
  readonly share: string | null;
  readonly spend: CauseFiguresFragment;
}

export function toldBy({ service, agent, ingestionKey }: Cause): ToldBy {
  if (service !== null) return 'service';
  if (agent !== null) return 'agent';
  return ingestionKey === null ? 'nothing' : 'ingestionKey';
}

export function causeRows(report: UnallocatedReport, numbers: Numbers, currency: string): readonly CauseRow[] {
  const parts: readonly Part[] = [...report.causes, ...(report.rest === null ? [] : [report.rest])];
  // Widths of bars only: a share says no more than a number can hold.
  const longest = Math.max(0, ...parts.map(({ share }) => Number(share ?? 0)));
  const rowOf = (id: string, part: Part): CauseRow => {
    const { share, spend } = part;
    const cost = costIn(spend, currency);
    return {
      id,
      ...{ cause: undefined, toldBy: 'nothing', value: '' },
      cost: numbers.money(cost, currency, 'column'),
      exactCost: cost,
      share: share === null || cost === null ? numbers.percent(null) : numbers.share(share, '1'),
      barPercent: longest === 0 ? 0 : (Number(share ?? 0) / longest) * 100,
      calls: numbers.count(spend.calls),
      tokens: numbers.count(spend.tokens.total),
      unpricedCalls: spend.coverage.unpriced.calls,
    };
  };
  return [
    ...report.causes.map((cause) => ({
      ...rowOf(JSON.stringify([cause.reason, cause.service, cause.agent, cause.ingestionKey]), cause),
      cause,
      toldBy: toldBy(cause),
      value: cause.service ?? cause.agent ?? cause.ingestionKey ?? '',
    })),
    ...(report.rest === null ? [] : [rowOf('rest', report.rest)]),
  ];
}

/** Of a sender's service and key, whatever its calls name besides. */
const UNREADABLE = 'unreadable-metadata';
/** Groups that are older than reasons: their calls may have any. */
const NOT_TOLD = 'not-told';

/** What is looked at, narrowed to the calls of one cause. */
export function paramsOfCause(view: View, cause: Cause): Params {
  const { reason, service, agent, ingestionKey } = cause;
  const only: { readonly [D in ViewDimension]?: string | null } = {
    ...(reason === NOT_TOLD ? { team: null, project: null, costCenter: null } : { unallocatedReason: reason }),
    // Told by their agent or key, they name no service; told by their key, no agent either.
    service,
    ...(agent !== null || (service === null && reason !== UNREADABLE) ? { agent } : {}),
    ...(ingestionKey !== null ? { ingestionKey } : {}),
  };
  const filters = [
    ...view.filters.filter(({ field, operator }) => operator === 'isNot' || !(field in only)),
    ...Object.entries(only).map(([field, value]) => ({ field, operator: 'is' as const, values: [value] })),
  ];
  return Object.fromEntries(
    Object.entries(viewToParams({ ...view, filters })).filter(([, value]) => value !== null),
  ) as Params;
}

/** A rule that would take these calls, as the page of rules reads it. @param shared what every page looks at */
export function paramsOfRule({ conditions, suggestion }: FixByRule, shared: Params): Params {
  const [first] = conditions;
  return {
    ...shared,
    new: '1',
    when: conditions.map(({ subject, value }) => `${subject}:equals:${value}`),
    ...(suggestion === null ? {} : { owner: `project:${asTemplate(suggestion.id)}` }),
    name: suggestion === null ? first?.value : `${first?.value} → ${suggestion.name}`,
  };
}

/** Braces of a rule's owner stand for values of the call. */
function asTemplate(name: string): string {
  return name.replaceAll('{', '{{').replaceAll('}', '}}');
}

/** The project that the directory knows for it. */
function projectOf({ fixes }: Cause): string | undefined {
  for (const fix of fixes) {
    if (fix.__typename === 'FixByDirectory') return fix.project.id;
    if (fix.__typename === 'FixByRule') return fix.suggestion?.id;
  }
  return undefined;
}

/** Exactly what the table shows, with all digits. @param headings in the reader's language, as the cells below */
export function causesCsv(
  report: UnallocatedReport,
  currency: string,
  words: { readonly headings: readonly string[]; readonly rest: string; reasonOf(reason: string): string },
): string {
  const figures = ({ share, spend }: Part) => [
    currency,
    costIn(spend, currency),
    share,
    spend.calls,
    spend.tokens.total,
    spend.coverage.unpriced.calls,
  ];
  const rest = report.rest;
  return csvText(words.headings, [
    ...report.causes.map((cause) => {
      const sender = cause.fixes.find((fix) => fix.__typename === 'FixInSender');
      return [
        words.reasonOf(cause.reason),
        cause.service,
        cause.agent,
        cause.ingestionKey,
        ...figures(cause),
        projectOf(cause),
        sender?.__typename === 'FixInSender' ? sender.line : '',
      ];
    }),
    ...(rest === null ? [] : [[words.rest, '', '', '', ...figures(rest), '', '']]),
  ]);
}
