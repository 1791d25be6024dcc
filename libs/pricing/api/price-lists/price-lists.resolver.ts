import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  actorOf,
  type AuditLog,
  exportMade,
  type Permission,
  type Principal,
  type TenantId,
} from '@tokenledger/organization/domain';
import {
  carriedPrices,
  ENTERED_PRICES,
  type EnteredPrice,
  type EnteredPriceProblem,
  type ExplainingPriceBook,
  type FileProblem,
  gapsIn,
  type Numbered,
  type PriceFields,
  type PriceListChange,
  priceListChange,
  type PriceListName,
  type PriceLists,
  readPriceFile,
  readPriceList,
  type StoredPriceList,
  UNNAMED_SELLER,
  withEnteredPrices,
  writePriceEntry,
} from '@tokenledger/pricing/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import type { Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import { toFileIssue } from '../to-file-issue';
import { findPriceLines } from './find-price-lines';
import {
  ChangePriceListInput,
  ChangePriceListResultUnion,
  type InvalidPriceLinesInputType,
  type InvalidPricesType,
  type PriceLineConnectionType,
  PriceLinesInput,
  PriceLinesResultUnion,
  type PriceListChangeType,
  PriceListType,
  PriceModelInput,
} from './price-list-types';
import { isInForce, parsePriceListId, priceListId, toApiPriceLine, toApiPriceList } from './to-api-price-list';

/** Price lists as files. */
export interface PriceCsv {
  read(text: string): Result<readonly Numbered<PriceFields>[], readonly FileProblem[]>;
  write(lines: readonly PriceFields[]): string;
}

export interface PriceListsPorts {
  /** Today's. */
  readonly priceBook: () => Pick<ExplainingPriceBook, 'priceFor'>;
  readonly priceLists: PriceLists;
  /** Name of the list that comes with the product. */
  readonly productList: string;
  readonly csv: PriceCsv;
  /** For exports. */
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

export const PRICE_LISTS_PORTS = Symbol('PriceListsPorts');

const MOST_LINES = 500;
const MOST_LINES_SHOWN = 100;
const MOST_ISSUES_SHOWN = 200;
const LIST_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const MILLION = '1000000';

@Resolver()
export class PriceListsResolver {
  constructor(@Inject(PRICE_LISTS_PORTS) private readonly ports: PriceListsPorts) {}

  @Needs<Permission>('prices.read')
  @Query(() => [PriceListType], {
    description: "Lists that the organisation's calls are priced from, in the order in which they are asked.",
  })
  async priceLists(@CurrentReader() reader: Principal): Promise<PriceListType[]> {
    const { productList } = this.ports;
    return (await this.listsOf(reader.tenant)).map((list) => toApiPriceList(list, productList));
  }

  @Needs<Permission>('prices.read')
  @Query(() => PriceLinesResultUnion, { description: 'Lines of price lists, by seller and model.' })
  async priceLines(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => PriceLinesInput }) input: PriceLinesInput,
  ): Promise<PriceLineConnectionType | InvalidPriceLinesInputType> {
    const start =
      input.after === null || input.after === undefined ? 0 : Number(/^\d{1,9}$/.exec(input.after)?.[0] ?? Number.NaN);
    const issues = [
      ...(input.first >= 1 && input.first <= MOST_LINES
        ? []
        : [{ field: 'first', message: `is not a whole number from 1 to ${MOST_LINES}` }]),
      ...(Number.isNaN(start)
        ? [{ field: 'after', message: 'is no `endCursor` of an earlier page: leave it out to start anew' }]
        : []),
    ];
    if (issues.length > 0) return { issues };
    const now = this.ports.clock.now();
    const wanted = new Set(input.lists ?? []);
    const lists = (await this.listsOf(reader.tenant)).filter(
      (list) => input.lists === null || input.lists === undefined || wanted.has(priceListId(list)),
    );
    const isWanted = (fields: PriceFields): boolean => !input.inForceOnly || isInForce(daysOf(fields), now);
    const found = findPriceLines(lists, input.search ?? '', isWanted);
    const page = found.slice(start, start + input.first);
    const end = start + page.length;
    return {
      totalCount: found.length,
      nodes: page.map(({ list, fields }) => toApiPriceLine(list, fields, now)),
      pageInfo: { hasNextPage: end < found.length, endCursor: page.length === 0 ? null : String(end) },
    };
  }

  @Needs<Permission>('prices.read')
  @Query(() => String, { nullable: true, description: 'A list as a CSV file; null where there is no such list.' })
  async priceListCsv(
    @CurrentReader() reader: Principal,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<string | null> {
    const name = parsePriceListId(id, reader.tenant);
    const list = name && (await this.ports.priceLists.read(name));
    if (list === undefined) return null;
    const { audit, clock, csv } = this.ports;
    const what = { kind: 'price-list', id };
    await audit.append(reader.tenant, exportMade(what, actorOf(reader), clock.now()));
    return csv.write(list.lines);
  }

  @Needs<Permission>('prices.change')
  @Mutation(() => ChangePriceListResultUnion, {
    description: 'New calls get the prices within seconds; booked ones keep theirs. Signed-in users only.',
  })
  async priceModel(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => PriceModelInput }) input: PriceModelInput,
  ): Promise<PriceListChangeType | InvalidPricesType> {
    const user = signedInUser(reader);
    const { tenant } = user;
    const list = { tenant, name: ENTERED_PRICES };
    const entered = input.prices.map(({ meter, pricePerMillion }) => ({
      meter,
      price: pricePerMillion,
      unit: MILLION,
    }));
    const carried = this.carriedOver(tenant, input, entered);
    if (!Array.isArray(carried)) return carried as InvalidPricesType;
    const amend = (lines: readonly PriceFields[]) =>
      withEnteredPrices(lines, {
        provider: input.seller,
        model: input.model,
        serviceTier: input.serviceTier ?? '',
        currency: input.currency,
        validFrom: input.validFrom ?? '',
        validTo: input.validTo ?? '',
        source: input.source,
        prices: entered.length === 0 ? [] : [...entered, ...carried],
      });
    if (input.preview) {
      const before = (await this.ports.priceLists.read(list))?.lines ?? [];
      const after = amend(before);
      if (!after.ok) return invalidEntry(after.error);
      return this.toApiChange(list, priceListChange(before, after.value), after.value, false);
    }
    let whole: readonly PriceFields[] = [];
    const amended = await this.ports.priceLists.amend(
      list,
      (lines) => {
        const after = amend(lines);
        if (after.ok) whole = after.value;
        return after;
      },
      actorOf(user),
      this.ports.clock.now(),
    );
    return amended.ok ? this.toApiChange(list, amended.value, whole, true) : invalidEntry(amended.error);
  }

  @Needs<Permission>('prices.change')
  @Mutation(() => ChangePriceListResultUnion, {
    description: 'New calls get the prices within seconds; booked ones keep theirs. Signed-in users only.',
  })
  async changePriceList(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ChangePriceListInput }) { name, csv, preview }: ChangePriceListInput,
  ): Promise<PriceListChangeType | InvalidPricesType> {
    const user = signedInUser(reader);
    const { tenant } = user;
    if (!LIST_NAME.test(name)) {
      const message = 'up to 64 lower-case letters, digits, dots or dashes are expected, such as contract-2026';
      return invalid([{ field: 'name', message }]);
    }
    const file = this.ports.csv.read(csv);
    const read = file.ok ? readPriceFile(file.value) : file;
    if (!read.ok) return invalid(read.error.map(toFileIssue));
    const list = { tenant, name };
    const lines = read.value.map(writePriceEntry);
    if (!preview) {
      const change = await this.ports.priceLists.replace(list, lines, actorOf(user), this.ports.clock.now());
      return this.toApiChange(list, change, lines, true);
    }
    const before = (await this.ports.priceLists.read(list))?.lines ?? [];
    return this.toApiChange(list, priceListChange(before, lines), lines, false);
  }

  /** What must be entered besides, so that no call loses the price that it has. */
  private carriedOver(
    tenant: TenantId,
    { seller, model, serviceTier, currency }: PriceModelInput,
    entered: readonly EnteredPrice[],
  ): readonly EnteredPrice[] | InvalidPricesType {
    const inForce = this.ports.priceBook().priceFor(tenant, {
      provider: seller === UNNAMED_SELLER ? undefined : seller,
      model,
      atMs: this.ports.clock.now().getTime(),
      inputTokens: 0,
      ...(typeof serviceTier === 'string' && { serviceTier }),
    });
    if (inForce === undefined) return [];
    const carried = carriedPrices(inForce, entered);
    if (carried.length === 0 || inForce.currency === currency.trim()) return carried;
    const meters = carried.map(({ meter }) => meter).join(', ');
    const message = `its price in force is in ${inForce.currency} and states ${meters} too: enter these in ${currency}, or price in ${inForce.currency}`;
    return invalid([{ field: 'currency', message }]);
  }

  /** In the order in which they are asked. */
  private async listsOf(tenant: TenantId): Promise<readonly StoredPriceList[]> {
    const { priceLists, productList } = this.ports;
    const rank = ({ tenant: owner, name }: StoredPriceList): number => {
      if (owner !== undefined) return 0;
      return name === productList ? 2 : 1;
    };
    return (await priceLists.all())
      .filter((list) => list.tenant === undefined || list.tenant === tenant)
      .toSorted((left, right) => rank(left) - rank(right));
  }

  private toApiChange(
    list: PriceListName,
    { added, superseded, unchanged }: PriceListChange,
    whole: readonly PriceFields[],
    applied: boolean,
  ): PriceListChangeType {
    const now = this.ports.clock.now();
    const shown = (lines: readonly PriceFields[]) =>
      lines.slice(0, MOST_LINES_SHOWN).map((line) => toApiPriceLine(list, line, now));
    const entries = readPriceList(whole);
    return {
      list: priceListId(list),
      applied,
      addedCount: added.length,
      supersededCount: superseded.length,
      unchangedCount: unchanged,
      added: shown(added),
      superseded: shown(superseded),
      gaps: (entries.ok ? gapsIn(entries.value) : []).map(({ entry, from, to }) => ({
        line: toApiPriceLine(list, writePriceEntry(entry), now),
        from,
        to,
      })),
    };
  }
}

/** What the input calls a field of entered prices. */
function inputField(field: string): string {
  return field === 'provider' ? 'seller' : field.replace(/^(prices\.\d+)\.price$/, '$1.pricePerMillion');
}

function invalidEntry(problems: readonly EnteredPriceProblem[]): InvalidPricesType {
  return invalid(problems.map(({ field, problem }) => ({ field: inputField(field), message: problem })));
}

function invalid(issues: InvalidPricesType['issues']): InvalidPricesType {
  return { issues: issues.slice(0, MOST_ISSUES_SHOWN), issueCount: issues.length };
}

function daysOf({ valid_from, valid_to }: PriceFields): Parameters<typeof isInForce>[0] {
  const momentOf = (text: string): Date | undefined => (text === '' ? undefined : new Date(text));
  return { validFrom: momentOf(valid_from), validTo: momentOf(valid_to) };
}
