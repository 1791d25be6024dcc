import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { actorOf, type Permission, type Principal } from '@tokenledger/organization/domain';
import {
  crossRates,
  type ExchangeRate,
  type ExchangeRates,
  parsePairs,
  type RateChange,
  rateChange,
  rateKey,
  type FileProblem,
  readRate,
} from '@tokenledger/pricing/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import { formatDecimal18 } from '@tokenledger/shared/money';
import type { Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import { toFileIssue } from '../to-file-issue';
import {
  ExchangeRateChangeResultUnion,
  type ExchangeRateChangeType,
  ExchangeRateInput,
  ExchangeRatesType,
  type ExchangeRateType,
  ImportExchangeRatesInput,
  type InvalidExchangeRatesType,
} from './exchange-rate-types';

/** Exchange rates as files. */
export interface RateCsv {
  read(
    text: string,
  ): Result<{ readonly rates: readonly ExchangeRate[]; readonly leftOut: readonly string[] }, readonly FileProblem[]>;
}

export interface ExchangeRatesPorts {
  readonly exchangeRates: ExchangeRates;
  readonly rateCsv: RateCsv;
  readonly clock: Clock;
}

export const EXCHANGE_RATES_PORTS = Symbol('ExchangeRatesPorts');

const MOST_SHOWN = 100;
const MOST_ISSUES_SHOWN = 200;
const MOST_RATES = 500;

@Resolver()
export class ExchangeRatesResolver {
  constructor(@Inject(EXCHANGE_RATES_PORTS) private readonly ports: ExchangeRatesPorts) {}

  @Needs<Permission>('prices.read')
  @Query(() => ExchangeRatesType, {
    description: "Exchange rates that the organisation's calls are converted with: its own, and the installation's.",
  })
  async exchangeRates(
    @CurrentReader() { tenant }: Principal,
    @Args('pair', { type: () => String, nullable: true, description: 'Keeps one pair, such as `EUR/USD`.' })
    pair: string | null,
    @Args('first', { type: () => Int, defaultValue: MOST_SHOWN, description: `At most ${MOST_RATES}.` }) first: number,
  ): Promise<ExchangeRatesType> {
    const [own, shared] = await Promise.all([
      this.ports.exchangeRates.read(tenant),
      this.ports.exchangeRates.read(undefined),
    ]);
    const all = [...own.map((rate) => toApiRate(rate, true)), ...shared.map((rate) => toApiRate(rate, false))];
    const wanted = pair === null || pair === undefined ? all : all.filter(({ from, to }) => `${from}/${to}` === pair);
    return {
      rates: wanted.sort(newestFirst).slice(0, Math.min(Math.max(first, 1), MOST_RATES)),
      totalCount: wanted.length,
      pairs: [...new Set(all.map(({ from, to }) => `${from}/${to}`))].sort(),
    };
  }

  @Needs<Permission>('prices.change')
  @Mutation(() => ExchangeRateChangeResultUnion, {
    description: 'Enters one rate, for the organisation alone. Signed-in users only.',
  })
  async setExchangeRate(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ExchangeRateInput }) { from, to, period, rate, source }: ExchangeRateInput,
  ): Promise<ExchangeRateChangeType | InvalidExchangeRatesType> {
    const read = readRate({ from, to, period, rate, source });
    if (!read.ok) return invalid(read.error.map(({ field, problem }) => ({ field, message: problem })));
    return this.add(reader, [read.value], []);
  }

  @Needs<Permission>('prices.change')
  @Mutation(() => ExchangeRateChangeResultUnion, {
    description: 'Adds the rates of a file, for the organisation alone. Signed-in users only.',
  })
  async importExchangeRates(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ImportExchangeRatesInput }) { csv, cross, preview }: ImportExchangeRatesInput,
  ): Promise<ExchangeRateChangeType | InvalidExchangeRatesType> {
    const { tenant } = signedInUser(reader);
    const file = this.ports.rateCsv.read(csv);
    if (!file.ok) return invalid(file.error.map(toFileIssue));
    const pairs = parsePairs(cross);
    if (!pairs.ok) return invalid([{ field: 'cross', message: pairs.error }]);
    const crossed = crossRates(file.value.rates, pairs.value);
    const quoted = new Set(file.value.rates.map(rateKey));
    const without = pairs.value.find(({ from, to }) => !crossed.some((rate) => rate.from === from && rate.to === to));
    if (without !== undefined || crossed.some((rate) => quoted.has(rateKey(rate)))) {
      const message =
        without === undefined
          ? 'the file quotes such a pair itself: leave it out'
          : `the file has no period in which both sides of ${without.from}/${without.to} are quoted`;
      return invalid([{ field: 'cross', message }]);
    }
    const rates = [...file.value.rates, ...crossed];
    if (!preview) return this.add(reader, rates, file.value.leftOut);
    const change = rateChange(await this.ports.exchangeRates.read(tenant), rates);
    return toApiChange(change, file.value.leftOut, false);
  }

  private async add(
    reader: Principal,
    rates: readonly ExchangeRate[],
    leftOut: readonly string[],
  ): Promise<ExchangeRateChangeType> {
    const user = signedInUser(reader);
    const { tenant } = user;
    const change = await this.ports.exchangeRates.add(tenant, rates, actorOf(user), this.ports.clock.now());
    return toApiChange(change, leftOut, true);
  }
}

function toApiRate({ from, to, period, rate, source }: ExchangeRate, own: boolean): ExchangeRateType {
  return { from, to, period, rate: formatDecimal18(rate), source, own };
}

function toApiChange(
  { added, superseded, unchanged }: RateChange,
  leftOut: readonly string[],
  applied: boolean,
): ExchangeRateChangeType {
  const shown = (rates: readonly ExchangeRate[]) => rates.slice(0, MOST_SHOWN).map((rate) => toApiRate(rate, true));
  return {
    applied,
    addedCount: added.length,
    supersededCount: superseded.length,
    unchangedCount: unchanged,
    added: shown(added),
    superseded: shown(superseded),
    leftOut: [...leftOut],
  };
}

function invalid(issues: InvalidExchangeRatesType['issues']): InvalidExchangeRatesType {
  return { issues: issues.slice(0, MOST_ISSUES_SHOWN), issueCount: issues.length };
}

/** A month stands before its days, and own rates before the others of their period. */
function newestFirst(left: ExchangeRateType, right: ExchangeRateType): number {
  if (left.period !== right.period) return left.period < right.period ? 1 : -1;
  const [pair, other] = [`${left.from}/${left.to}`, `${right.from}/${right.to}`];
  if (pair !== other) return pair < other ? -1 : 1;
  return Number(right.own) - Number(left.own);
}
