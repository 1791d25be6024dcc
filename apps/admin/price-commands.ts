import { readFile } from 'node:fs/promises';

import {
  type Actor,
  type AuditLog,
  exportMade,
  isTenantId,
  type TenantId,
  tenantId,
  type Tenants,
} from '@tokenledger/organization/domain';
import { type ComparedSources, readPriceCsv, SEED_LIST, writePriceCsv } from '@tokenledger/pricing/data';
import {
  gapsIn,
  priceDisagreements,
  type PriceFields,
  type PriceListChange,
  priceListChange,
  type PriceListName,
  type PriceLists,
  type PublicPriceRecords,
  readPriceFile,
  readPriceList,
  writePriceEntry,
} from '@tokenledger/pricing/domain';
import type { Clock } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';
import { refusedFile } from './refused-file';
import { publicPriceCommand } from './public-price-commands';

export interface PriceParts {
  readonly tenants: Pick<Tenants, 'find'>;
  readonly priceLists: PriceLists;
  readonly auditLog: Pick<AuditLog, 'append'>;
  /** Every source of prices by itself. */
  readonly priceSources: () => Promise<ComparedSources>;
  /** What the public list said, release by release. */
  readonly publicPrices: PublicPriceRecords;
  readonly operator: Actor;
  readonly clock: Clock;
}

export const PRICE_USAGE = `  npm run admin -- prices lists                                 every price list
  npm run admin -- prices export LIST [TENANT] [KNOWN_AT]       as CSV; as it was known at a moment
  npm run admin -- prices preview FILE LIST [TENANT]            what the file would change
  npm run admin -- prices import FILE LIST [TENANT]             makes the file the whole content of the list
                                                                (TENANT: a list of one organisation, asked before all others)
  npm run admin -- prices check [SEARCH]                        where the sources of prices disagree today
  npm run admin -- prices public [OLDER NEWER]                  public prices that were known, and what changed between two`;

const MOST_LINES_SHOWN = 50;
const LIST_NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
/** Lists of all organisations are compared: whose calls they are does not matter. */
const NOBODY = tenantId('nobody');

/** @returns undefined where there is no such command */
export async function priceCommand(
  action: string | undefined,
  words: readonly string[],
  parts: PriceParts,
): Promise<CommandOutcome | undefined> {
  if (action === 'lists') return showLists(parts);
  if (action === 'export') return exportList(words, parts);
  if (action === 'check') return checkSources(words, parts);
  if (action === 'public') return publicPriceCommand(words, parts);
  if (action === 'preview' || action === 'import') return changeList(action, words, parts);
  return undefined;
}

async function showLists({ priceLists }: PriceParts): Promise<CommandOutcome> {
  const lists = await priceLists.all();
  if (lists.length === 0) return { lines: ['There is no price list; make one with: prices import FILE LIST'] };
  return {
    lines: lists.map(
      ({ name, tenant, revision, lines }) =>
        `${name}  ${tenant ?? 'all organisations'}  ${lines.length} lines  revision ${revision}`,
    ),
  };
}

async function exportList(
  [name, tenantText, knownAtText]: readonly string[],
  parts: PriceParts,
): Promise<CommandOutcome> {
  const list = await listNamed(name, tenantText, parts);
  if ('failed' in list) return list;
  const knownAt = knownAtText === undefined ? undefined : new Date(knownAtText);
  if (knownAt !== undefined && Number.isNaN(knownAt.getTime())) {
    return refused(`KNOWN_AT: ${knownAtText} is no moment; for example 2026-03-31T22:00:00Z`);
  }
  const found = await parts.priceLists.read(list, knownAt);
  if (found === undefined) return refused(`LIST: there is no price list ${name}; see: prices lists`);
  if (list.tenant !== undefined) {
    const what = { kind: 'price-list', id: list.name };
    await parts.auditLog.append(list.tenant, exportMade(what, parts.operator, parts.clock.now()));
  }
  return { lines: [writePriceCsv(found.lines).trimEnd()] };
}

/** Lines are compared as they are listed: what disagrees is for a person to look up, so it is no failure. */
async function checkSources(words: readonly string[], { priceSources, clock }: PriceParts): Promise<CommandOutcome> {
  const { sources, models } = await priceSources();
  const search = words.join(' ').toLowerCase();
  const wanted = models.filter(({ provider, model }) => `${provider} ${model}`.toLowerCase().includes(search));
  const found = priceDisagreements(sources, wanted, NOBODY, clock.now());
  const inModels = new Set(found.map(({ provider, model }) => `${provider} ${model}`)).size;
  return {
    lines: [
      ...found.map(
        ({ provider, model, meter, first, second }) =>
          `${provider} ${model} ${meter}  ${first.source} ${first.pricePerMillion} ${first.currency}  ${second.source} ${second.pricePerMillion} ${second.currency}  for 1000000`,
      ),
      `${found.length} disagreements in ${inModels} of ${wanted.length} models, among ${sources.map(({ name }) => name).join(', ')}`,
    ],
  };
}

async function changeList(
  action: 'preview' | 'import',
  [file, name, tenantText]: readonly string[],
  parts: PriceParts,
): Promise<CommandOutcome> {
  const list = await listNamed(name, tenantText, parts);
  if ('failed' in list) return list;
  if (list.tenant === undefined && list.name === SEED_LIST) {
    return refused(
      `LIST: ${SEED_LIST} comes with each release; put your prices into a list of your own, it is asked first`,
    );
  }
  const lines = await linesOfFile(file);
  if (!Array.isArray(lines)) return lines as CommandOutcome;
  if (action === 'preview') {
    const before = (await parts.priceLists.read(list))?.lines ?? [];
    return { lines: describeChange('would change', priceListChange(before, lines), lines) };
  }
  const change = await parts.priceLists.replace(list, lines, parts.operator, parts.clock.now());
  return {
    lines: [
      ...describeChange('changed', change, lines),
      'New calls get these prices within seconds; calls that are booked keep theirs.',
    ],
  };
}

/** A time without a price is told with the change, not refused: it may be meant. */
async function linesOfFile(file: string | undefined): Promise<readonly PriceFields[] | CommandOutcome> {
  if (file === undefined) return refused('FILE: a CSV file is expected; prices export shows its columns');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return refused(`FILE: ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const csv = readPriceCsv(text);
  const list = csv.ok ? readPriceFile(csv.value) : csv;
  return list.ok ? list.value.map(writePriceEntry) : refusedFile(file, list.error);
}

/** @param lines the list's whole content: a gap may lie between a line that is new and one that stays */
function describeChange(
  verb: string,
  { added, superseded, unchanged }: PriceListChange,
  lines: readonly PriceFields[],
): readonly string[] {
  const changes = [
    ...superseded.map((line) => `- ${describeLine(line)}`),
    ...added.map((line) => `+ ${describeLine(line)}`),
  ].sort((left, right) => (left.slice(2) < right.slice(2) ? -1 : 1));
  const shown = changes.slice(0, MOST_LINES_SHOWN);
  return [
    `${verb}: ${added.length} lines more, ${superseded.length} less, ${unchanged} stay`,
    ...shown,
    ...(changes.length > shown.length ? [`and ${changes.length - shown.length} more`] : []),
    ...describeGaps(lines),
  ];
}

function describeGaps(lines: readonly PriceFields[]): readonly string[] {
  const read = readPriceList(lines);
  if (!read.ok) throw new Error('a list that was checked cannot be read');
  return gapsIn(read.value).map(
    ({ entry, from, to }) =>
      `no price for ${entry.provider} ${entry.model} ${entry.meter} from ${from.toISOString()} to ${to.toISOString()}`,
  );
}

function describeLine(line: PriceFields): string {
  const conditions = [
    line.service_tier,
    line.region,
    line.above_input_tokens && `input>${line.above_input_tokens}`,
    line.window_start && `${line.window_start}-${line.window_end} ${line.window_zone} ${line.window_days}`,
  ].filter(Boolean);
  const validity = line.valid_from + line.valid_to === '' ? '' : ` ${line.valid_from}..${line.valid_to}`;
  return `${line.provider} ${line.model} ${line.meter}${conditions.map((one) => ` ${one}`).join('')}${validity}  ${line.price} ${line.currency} for ${line.unit}`;
}

async function listNamed(
  name: string | undefined,
  tenantText: string | undefined,
  { tenants }: PriceParts,
): Promise<PriceListName | (CommandOutcome & { readonly failed: true })> {
  if (name === undefined || !LIST_NAME.test(name)) {
    return {
      lines: ['LIST: up to 64 lower-case letters, digits, dots or dashes, for example contract-2026'],
      failed: true,
    };
  }
  if (tenantText === undefined || tenantText === '') return { tenant: undefined, name };
  const tenant: TenantId | undefined = isTenantId(tenantText) ? tenantText : undefined;
  if (tenant === undefined || (await tenants.find(tenant)) === undefined) {
    return {
      lines: [`TENANT: there is no organisation ${tenantText}; create it with: tenant create ID NAME`],
      failed: true,
    };
  }
  return { tenant, name };
}
