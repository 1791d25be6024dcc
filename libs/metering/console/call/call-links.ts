import type { Params } from '@angular/router';

import type { OneCall } from './call-words';

const HALF_A_DAY_MS = 43_200_000;

/** What links keep of the view: what it is compared with and the zone. Filters of a list have nothing to do with a call. */
const KEPT = ['compare', 'tz'] as const;

/** Days, in the reader's zone, in which half a day before and after the call lies: a trace may run over midnight. */
function daysAround(startedAt: string, timeZone: string): { readonly from: string; readonly to: string } {
  // Writes dates as addresses do: 2026-11-26.
  const date = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const start = new Date(startedAt).getTime();
  return { from: date.format(start - HALF_A_DAY_MS), to: date.format(start + HALF_A_DAY_MS) };
}

/** Parameters of the list of calls that has every call of the trace; undefined where the call names none. */
export function traceParams(call: OneCall, view: Params, timeZone: string): Params | undefined {
  if (call.traceId === null) return undefined;
  return { ...kept(view), ...daysAround(call.startedAt, timeZone), search: call.traceId };
}

/** Parameters of Explore for calls like this one: its team and its model, in the view's range. */
export function exploreParams(call: OneCall, view: Params): { readonly team: Params; readonly model: Params } {
  const range = { ...kept(view), ...only(view, ['range', 'from', 'to']) };
  const team = call.owner.find(({ dimension }) => dimension === 'TEAM')?.value;
  // Empty is "not known" in an address.
  return {
    team: { ...range, team: [team ?? ''] },
    model: { ...range, model: [call.responseModel ?? call.requestModel ?? ''] },
  };
}

/** Parameters of the page of rules for the rule that named an owner; undefined where none did. */
export function ruleParams({ evidenceLevel, evidenceAttribute }: OneCall['owner'][number]): Params | undefined {
  // Evidence is `shop@4`: the rule and the version that first gave it the owner.
  const rule = evidenceLevel === 'rule' ? evidenceAttribute?.split('@')[0] : undefined;
  return rule === undefined ? undefined : { rule };
}

/** Parameters of the page of rules for a new one that takes calls like this; undefined where it gives nothing to go by. */
export function newRuleParams({ owner, workspace }: OneCall): Params | undefined {
  const named = (dimension: OneCall['owner'][number]['dimension']) =>
    owner.find((one) => one.dimension === dimension)?.value;
  const given = { service: named('SERVICE'), agent: named('AGENT'), workspace: workspace ?? undefined };
  const found = Object.entries(given).find(([, value]) => value !== undefined);
  if (found === undefined) return undefined;
  const [subject, value] = found;
  return { new: '1', name: value, when: `${subject}:equals:${value}` };
}

function kept(view: Params): Params {
  return only(view, KEPT);
}

function only(params: Params, names: readonly string[]): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
}
