import type { TenantId } from '@tokenledger/organization/domain';
import {
  type PriceEntry,
  type PriceFields,
  type PriceListName,
  readPriceEntry,
  type StoredPriceList,
} from '@tokenledger/pricing/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import type { PriceLineType, PriceListScope, PriceListType } from './price-list-types';

/** Stable text that names a list within what an organisation sees. */
export function priceListId(list: PriceListName): string {
  return `${list.tenant === undefined ? 'all' : 'own'}:${list.name}`;
}

/** @returns undefined for a text that `priceListId` did not make */
export function parsePriceListId(id: string, tenant: TenantId): PriceListName | undefined {
  const [, whose, name] = /^(all|own):([a-z0-9][a-z0-9._-]{0,63})$/.exec(id) ?? [];
  return name === undefined ? undefined : { tenant: whose === 'own' ? tenant : undefined, name };
}

export function toApiPriceList(list: StoredPriceList, productList: string): PriceListType {
  const models = new Set(list.lines.map(({ provider, model }) => `${provider}\n${model}`));
  return {
    id: priceListId(list),
    name: list.name,
    scope: scopeOf(list, productList),
    revision: Number(list.revision),
    lineCount: list.lines.length,
    modelCount: models.size,
  };
}

export function scopeOf({ tenant, name }: PriceListName, productList: string): PriceListScope {
  if (tenant !== undefined) return 'organisation';
  return name === productList ? 'product' : 'installation';
}

/** @throws Error for a line that nobody has checked: stored ones were */
export function toApiPriceLine(list: PriceListName, fields: PriceFields, now: Date): PriceLineType {
  const read = readPriceEntry(fields);
  if (!read.ok) throw new Error(`a line of ${list.name} cannot be read: ${read.error[0]?.field}`);
  const entry = read.value;
  return {
    list: priceListId(list),
    provider: entry.provider,
    model: entry.model,
    meter: entry.meter,
    price: formatDecimal18(entry.price),
    unit: entry.unit,
    currency: entry.currency,
    validFrom: entry.validFrom ?? null,
    validTo: entry.validTo ?? null,
    inForce: isInForce(entry, now),
    aboveInputTokens: entry.aboveInputTokens,
    serviceTier: entry.serviceTier || null,
    region: entry.region || null,
    window: entry.window?.name ?? null,
    source: entry.source,
    note: entry.note || null,
  };
}

/** Its days hold at a moment; it may still be bound to hours or a tier. */
export function isInForce({ validFrom, validTo }: Pick<PriceEntry, 'validFrom' | 'validTo'>, now: Date): boolean {
  return (validFrom === undefined || validFrom <= now) && (validTo === undefined || now < validTo);
}
