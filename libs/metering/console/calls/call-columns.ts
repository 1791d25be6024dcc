import type { Numbers, TableColumn } from '@tokenledger/shared/ui';

import { noPriceOf, noPriceText } from '../call/reasons';
import type { CallRowFragment } from '../operations';
import type { Words } from '../view/words';

type Column = TableColumn<CallRowFragment>;

/** What columns are made with. */
export interface ColumnSetting {
  readonly words: Words;
  readonly numbers: Numbers;
  /** IANA name. */
  readonly timeZone: string;
  /** Whose amounts stand in the column of costs without a sign; undefined where there are several: each then has its own. */
  readonly currency: string | undefined;
  /** On a phone only what tells calls apart is shown at first. */
  readonly isNarrow: boolean;
}

/**
 * The columns of the list of calls: what was called, for whom, what it took and what is the matter fit a laptop's screen
 * and come first; what is looked up now and then stands behind.
 */
export function callColumns(setting: ColumnSetting): readonly Column[] {
  const { words, numbers, timeZone, currency, isNarrow } = setting;
  const column = (key: string, rest: Omit<Column, 'key' | 'header'>): Column => ({
    key,
    header: words(`metering.calls.column.${key}`),
    ...rest,
  });
  const named = (key: Named, isOptional = isNarrow): Column =>
    column(key, { text: (call) => call[key] ?? undefined, isOptional });
  const model = column('model', {
    text: modelText,
    exact: ({ responseModel, requestModel }) => modelOf(responseModel, requestModel),
  });
  const cost: Column = {
    ...column('cost', {
      align: 'end',
      text: (call) => costText(call, numbers, currency),
      exact: (call) => call.cost?.amount,
    }),
    header: costHeader(words, currency),
  };
  return [
    column('time', {
      text: ({ startedAt }) => numbers.moment(new Date(startedAt), timeZone, 'short'),
      exact: ({ startedAt }) => startedAt,
    }),
    ...(isNarrow ? [cost, model] : [model, cost]),
    column('tokens', {
      align: 'end',
      text: ({ tokens }) => numbers.count(tokens.total),
      exact: ({ tokens }) => tokens.total,
      isOptional: isNarrow,
    }),
    column('requestModel', { text: ({ requestModel }) => requestModel ?? undefined, isOptional: true }),
    named('team'),
    named('project'),
    column('duration', {
      align: 'end',
      text: ({ durationMs }) => numbers.duration(Number(durationMs)),
      exact: ({ durationMs }) => durationMs,
      isOptional: isNarrow,
    }),
    column('status', { text: (call) => statusText(call, words) }),
    named('provider'),
    column('caller', { text: callerOf, isOptional: isNarrow }),
    named('service', true),
    named('costCenter', true),
    named('environment', true),
    named('operation', true),
    column('currency', { text: (call) => call.cost?.currency, isOptional: true }),
    column('observers', { align: 'end', text: ({ observers }) => String(observers), isOptional: true }),
  ];
}

type Named = 'provider' | 'team' | 'project' | 'service' | 'costCenter' | 'environment' | 'operation';

/** The model that answered; the one that was asked for before it, where that is another. */
export function modelText({
  requestModel,
  responseModel,
}: Pick<CallRowFragment, 'requestModel' | 'responseModel'>): string | undefined {
  const isOther = requestModel !== null && responseModel !== null && requestModel !== responseModel;
  return isOther ? `${requestModel} → ${responseModel}` : modelOf(responseModel, requestModel);
}

/** The model that answered as it stands behind the one that was asked for: of a dated version only what that adds. */
export function servedAfter(asked: string, served: string): string {
  return served.startsWith(`${asked}-`) ? `…${served.slice(asked.length)}` : served;
}

/** What decides the price: the model that answered, else the one that was asked for. */
export function modelOf(responseModel: string | null, requestModel: string | null): string | undefined {
  return responseModel ?? requestModel ?? undefined;
}

/** Who called: a person, an agent, or an agent for a person. */
export function callerOf({ user, agent }: Pick<CallRowFragment, 'user' | 'agent'>): string | undefined {
  if (user !== null && agent !== null) return `${user} · ${agent}`;
  return user ?? agent ?? undefined;
}

/** Why there is no cost, for whoever points at the dash; undefined where there is one. */
export function noCostText(call: CallRowFragment, words: Words): string | undefined {
  const noPrice = call.cost === null ? noPriceOf(call) : undefined;
  return noPrice && noPriceText(noPrice, words);
}

/** The only currency of the calls; undefined where there are several. */
export function onlyCurrency(calls: readonly CallRowFragment[], unless: string): string | undefined {
  const currencies = new Set(calls.flatMap(({ cost }) => (cost === null ? [] : [cost.currency])));
  return currencies.size > 1 ? undefined : ([...currencies][0] ?? unless);
}

function costText({ cost }: CallRowFragment, numbers: Numbers, currency: string | undefined): string | undefined {
  if (cost === null) return undefined;
  return numbers.money(cost.amount, cost.currency, currency === undefined ? 'small' : 'smallColumn');
}

function costHeader(words: Words, currency: string | undefined): string {
  const header = words('metering.calls.column.cost');
  return currency === undefined ? header : words('metering.calls.costIn', { header, currency });
}

/** For a CSV: what the badges say. Empty where nothing is the matter: that is known. */
function statusText({ conditions }: CallRowFragment, words: Words): string {
  return conditions.map((condition) => words(`metering.calls.condition.${condition}`)).join('; ');
}
