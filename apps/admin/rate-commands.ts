import { readFile } from 'node:fs/promises';

import { type Actor, type AuditLog, exportMade, type Tenants } from '@tokenledger/organization/domain';
import { readRateCsv, writeRateCsv } from '@tokenledger/pricing/data';
import {
  type CurrencyPair,
  crossRates,
  type ExchangeRate,
  type ExchangeRates,
  parsePairs,
  type RateChange,
  rateChange,
  rateKey,
  type RateScope,
  readRate,
} from '@tokenledger/pricing/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';
import type { Clock } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';
import { refusedFile } from './refused-file';
import { scopeNamed } from './tenant-word';

export interface RateParts {
  readonly tenants: Pick<Tenants, 'find'>;
  readonly exchangeRates: ExchangeRates;
  readonly auditLog: Pick<AuditLog, 'append'>;
  readonly operator: Actor;
  readonly clock: Clock;
}

export const RATE_USAGE = `  npm run admin -- rates list [TENANT]                          pairs, and for which periods there are rates
  npm run admin -- rates export [TENANT] [KNOWN_AT]             as CSV; as they were known at a moment
  npm run admin -- rates preview FILE [TENANT] [--cross A/B]    what the file would change
  npm run admin -- rates import FILE [TENANT] [--cross A/B]     adds the file's rates: from,to,period,rate,source, or a table
                                                                of the European Central Bank; --cross CNY/USD works out
                                                                that pair from the file's quotes (may be said again)
  npm run admin -- rates set FROM TO PERIOD RATE SOURCE [TENANT]
  npm run admin -- rates withdraw FROM TO PERIOD [TENANT]       (TENANT: rates of one organisation, asked before all others)`;

const MOST_SHOWN = 20;
const ONLY_NEW_CALLS = 'New calls get these rates within seconds; calls that are booked keep theirs.';

/** @returns undefined where there is no such command */
export async function rateCommand(
  action: string | undefined,
  words: readonly string[],
  parts: RateParts,
): Promise<CommandOutcome | undefined> {
  if (action === 'list') return listRates(words, parts);
  if (action === 'export') return exportRates(words, parts);
  if (action === 'preview' || action === 'import') return changeRates(action, words, parts);
  if (action === 'set') return setRate(words, parts);
  if (action === 'withdraw') return withdrawRate(words, parts);
  return undefined;
}

async function listRates([word]: readonly string[], parts: RateParts): Promise<CommandOutcome> {
  const scope = await scopeNamed(word, parts.tenants);
  if ('lines' in scope) return scope;
  const rates = await parts.exchangeRates.read(scope.tenant);
  if (rates.length === 0) return { lines: ['There is no exchange rate; enter some with: rates import FILE'] };
  const pairs = Map.groupBy(rates, ({ from, to }) => `${from}/${to}`);
  return {
    lines: [...pairs].map(([pair, its]) => {
      const periods = its.map(({ period }) => period).sort();
      return `${pair}  ${its.length} rates  ${periods[0]} to ${periods.at(-1)}`;
    }),
  };
}

async function exportRates([word, knownAtText]: readonly string[], parts: RateParts): Promise<CommandOutcome> {
  const scope = await scopeNamed(word, parts.tenants);
  if ('lines' in scope) return scope;
  const knownAt = knownAtText === undefined ? undefined : new Date(knownAtText);
  if (knownAt !== undefined && Number.isNaN(knownAt.getTime())) {
    return refused(`KNOWN_AT: ${knownAtText} is no moment; for example 2026-03-31T22:00:00Z`);
  }
  const rates = await parts.exchangeRates.read(scope.tenant, knownAt);
  if (scope.tenant !== undefined) {
    const what = { kind: 'exchange-rates', id: 'exchange-rates' };
    await parts.auditLog.append(scope.tenant, exportMade(what, parts.operator, parts.clock.now()));
  }
  return { lines: [writeRateCsv(rates).trimEnd()] };
}

async function changeRates(
  action: 'preview' | 'import',
  words: readonly string[],
  parts: RateParts,
): Promise<CommandOutcome> {
  const asked = optionsOf(words);
  if ('lines' in asked) return asked;
  const [file, word] = asked.words;
  const scope = await scopeNamed(word, parts.tenants);
  if ('lines' in scope) return scope;
  const read = await ratesOfFile(file, asked.pairs);
  if ('lines' in read) return read;
  if (action === 'preview') {
    const change = rateChange(await parts.exchangeRates.read(scope.tenant), read.rates);
    return { lines: [...describeChange('would change', change), ...read.notes] };
  }
  const change = await add(read.rates, scope.tenant, parts);
  return { lines: [...describeChange('changed', change), ...read.notes, ONLY_NEW_CALLS] };
}

async function setRate(words: readonly string[], parts: RateParts): Promise<CommandOutcome> {
  const [from = '', to = '', period = '', rate = '', source = '', word] = words;
  const scope = await scopeNamed(word, parts.tenants);
  if ('lines' in scope) return scope;
  const read = readRate({ from, to, period, rate, source });
  if (!read.ok) {
    return {
      lines: read.error.map(({ field, problem }) => `${field.toUpperCase()}: ${problem}`),
      failed: true,
    };
  }
  return { lines: [...describeChange('changed', await add([read.value], scope.tenant, parts)), ONLY_NEW_CALLS] };
}

async function withdrawRate(words: readonly string[], parts: RateParts): Promise<CommandOutcome> {
  const [from = '', to = '', period = '', word] = words;
  const scope = await scopeNamed(word, parts.tenants);
  if ('lines' in scope) return scope;
  const rate = { from, to, period };
  const found = await parts.exchangeRates.withdraw(scope.tenant, rate, parts.operator, parts.clock.now());
  return found
    ? { lines: [`withdrawn: ${rateKey(rate)}`, 'It stays known for the past: rates export [TENANT] KNOWN_AT'] }
    : refused(`there is no rate ${rateKey(rate)}; see: rates export`);
}

function add(rates: readonly ExchangeRate[], scope: RateScope, parts: RateParts): Promise<RateChange> {
  return parts.exchangeRates.add(scope, rates, parts.operator, parts.clock.now());
}

interface RatesRead {
  readonly rates: readonly ExchangeRate[];
  readonly notes: readonly string[];
}

async function ratesOfFile(
  file: string | undefined,
  pairs: readonly CurrencyPair[],
): Promise<RatesRead | CommandOutcome> {
  if (file === undefined) return refused('FILE: a CSV file is expected; rates export shows its columns');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return refused(`FILE: ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = readRateCsv(text);
  if (!read.ok) return refusedFile(file, read.error);
  return withCrosses(read.value.rates, pairs, read.value.leftOut);
}

function withCrosses(
  rates: readonly ExchangeRate[],
  pairs: readonly CurrencyPair[],
  leftOut: readonly string[],
): RatesRead | CommandOutcome {
  const crossed = crossRates(rates, pairs);
  const without = pairs.filter(({ from, to }) => !crossed.some((rate) => rate.from === from && rate.to === to));
  if (without.length > 0) {
    const names = without.map(({ from, to }) => `${from}/${to}`).join(', ');
    return refused(`--cross: the file has no period in which both sides of ${names} are quoted against one currency`);
  }
  const quoted = new Set(rates.map(rateKey));
  const twice = crossed.find((rate) => quoted.has(rateKey(rate)));
  if (twice !== undefined) return refused(`--cross: the file quotes ${rateKey(twice)} itself; leave the option out`);
  return {
    rates: [...rates, ...crossed],
    notes: leftOut.length === 0 ? [] : [`passed over, not in use any more: ${leftOut.join(', ')}`],
  };
}

function optionsOf(
  words: readonly string[],
): { readonly words: readonly string[]; readonly pairs: readonly CurrencyPair[] } | CommandOutcome {
  const rest: string[] = [];
  const asked: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    if (words[index] !== '--cross') rest.push(words[index] ?? '');
    else asked.push(words[(index += 1)] ?? '');
  }
  const pairs = parsePairs(asked);
  return pairs.ok ? { words: rest, pairs: pairs.value } : refused(`--cross: ${pairs.error}`);
}

function describeChange(verb: string, { added, superseded, unchanged }: RateChange): readonly string[] {
  const changes = [
    ...superseded.map((rate) => `- ${describeRate(rate)}`),
    ...added.map((rate) => `+ ${describeRate(rate)}`),
  ].sort((left, right) => (left.slice(2) < right.slice(2) ? -1 : 1));
  const shown = changes.slice(0, MOST_SHOWN);
  return [
    `${verb}: ${added.length} rates more, ${superseded.length} less, ${unchanged} stay`,
    ...shown,
    ...(changes.length > shown.length ? [`and ${changes.length - shown.length} more`] : []),
  ];
}

function describeRate(rate: ExchangeRate): string {
  return `${rateKey(rate)}  ${formatDecimal18(rate.rate)}  ${rate.source}`;
}
