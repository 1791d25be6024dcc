import { METERS } from '@tokenledger/shared/usage';
import type { Numbers, TableColumn, Translate } from '@tokenledger/shared/ui';

import type { PriceLineFieldsFragment } from '../operations';

/** One line of a price list. */
export type PriceLine = PriceLineFieldsFragment;

/** What makes a line one thing over several answers. */
export function lineKey(line: PriceLine): string {
  return JSON.stringify(line);
}

/** Under which conditions a line holds besides its days: `batch`, `input > 200000`, `00:30-08:30 Asia/Shanghai`. */
export function conditionsOf(line: PriceLine): string {
  return [
    line.serviceTier,
    line.region,
    line.aboveInputTokens > 0 ? `input > ${line.aboveInputTokens}` : null,
    line.window,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** From its first day to the day on which it ends; open ends stay open. */
export function daysOf({ validFrom, validTo }: PriceLine): string {
  if (validFrom === null && validTo === null) return '';
  return `${dayOf(validFrom)} → ${dayOf(validTo)}`;
}

function dayOf(moment: string | null): string {
  return moment === null ? '…' : moment.replace('T00:00:00.000Z', '').replace('.000Z', 'Z');
}

/** The columns of lines, wherever some are shown. */
export function lineColumns(translate: Translate, numbers: Numbers): readonly TableColumn<PriceLine>[] {
  return [
    { key: 'model', header: translate('columns.model'), text: ({ model }) => model },
    { key: 'provider', header: translate('columns.provider'), text: ({ provider }) => provider },
    {
      key: 'meter',
      header: translate('columns.meter'),
      text: ({ meter }) => ((METERS as readonly string[]).includes(meter) ? translate(`meters.${meter}`) : meter),
      exact: ({ meter }) => meter,
    },
    {
      key: 'price',
      header: translate('columns.price'),
      align: 'end',
      text: ({ price, currency }) => numbers.money(price, currency, 'exact'),
      exact: ({ price }) => price,
    },
    {
      key: 'unit',
      header: translate('columns.unit'),
      align: 'end',
      text: ({ unit }) => numbers.count(String(unit), 'exact'),
      exact: ({ unit }) => String(unit),
    },
    { key: 'currency', header: translate('columns.currency'), text: ({ currency }) => currency, isOptional: true },
    { key: 'conditions', header: translate('columns.conditions'), text: (line) => conditionsOf(line) },
    { key: 'days', header: translate('columns.days'), text: (line) => daysOf(line) || translate('always') },
    { key: 'list', header: translate('columns.list'), text: ({ list }) => list.replace(/^(all|own):/, '') },
    { key: 'source', header: translate('columns.source'), text: ({ source }) => source },
    { key: 'note', header: translate('columns.note'), text: ({ note }) => note ?? undefined, isOptional: true },
  ];
}
