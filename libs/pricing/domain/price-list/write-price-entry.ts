import { formatDecimal18 } from '@tokenledger/shared/money';

import type { PriceEntry } from './price-entry';
import type { PriceFields } from './read-price-entry';

/** One line of a list as text, in one spelling: `2.50` and `2.5` are the same price. */
export function writePriceEntry(entry: PriceEntry): PriceFields {
  const [times = '', zone = '', days = ''] = entry.window?.name.split(' ') ?? [];
  const [start = '', end = ''] = times === '' ? [] : times.split('-');
  return {
    provider: entry.provider,
    model: entry.model,
    meter: entry.meter,
    price: formatDecimal18(entry.price),
    currency: entry.currency,
    unit: String(entry.unit),
    valid_from: momentText(entry.validFrom),
    valid_to: momentText(entry.validTo),
    above_input_tokens: entry.aboveInputTokens === 0 ? '' : String(entry.aboveInputTokens),
    service_tier: entry.serviceTier,
    region: entry.region,
    window_start: start,
    window_end: end,
    window_zone: zone,
    window_days: days,
    source: entry.source,
    note: entry.note,
  };
}

function momentText(moment: Date | undefined): string {
  return moment?.toISOString().replace('T00:00:00.000Z', '').replace('.000Z', 'Z') ?? '';
}
