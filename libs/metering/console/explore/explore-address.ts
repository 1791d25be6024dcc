import type { Params } from '@angular/router';
import type { TableSort } from '@tokenledger/shared/ui';

import { VIEW_DIMENSIONS, type ViewDimension, type ViewParams } from '../view/view-address';

/** Most dimensions that spend is grouped by at once. */
export const MAX_GROUP_BYS = 3;

export const GRANULARITIES = ['total', 'hour', 'day', 'week', 'month'] as const;
export const MEASURES = ['cost', 'tokens', 'calls', 'costPerMillion', 'cacheShare'] as const;
export const ORDERS = ['cost', 'tokens', 'calls', 'change'] as const;
export const TOPS = [8, 20, 50, 100] as const;
export const CHART_SHAPES = ['bars', 'lines', 'none'] as const;
/** What one entity of the chart is: a value of the first dimension, or a whole group as in the table. */
export const CHART_ENTITIES = ['first', 'group'] as const;
/** With periods: a row a period and a column a group, or a row for each period and group. */
export const LAYOUTS = ['columns', 'rows'] as const;

export type Granularity = (typeof GRANULARITIES)[number];
export type Measure = (typeof MEASURES)[number];
export type Order = (typeof ORDERS)[number];
export type Top = (typeof TOPS)[number];
export type ShownShape = (typeof CHART_SHAPES)[number];
export type ChartEntity = (typeof CHART_ENTITIES)[number];
export type Layout = (typeof LAYOUTS)[number];

/** What Explore shows of the range, beside what every page looks at; the whole of it is in the address. */
export interface ExploreView {
  /** In this order, at most three, none twice. */
  readonly groupBy: readonly ViewDimension[];
  readonly granularity: Granularity;
  readonly measure: Measure;
  readonly order: Order;
  readonly top: Top;
  readonly shape: ShownShape;
  readonly entity: ChartEntity;
  readonly layout: Layout;
  /** ISO 4217; undefined: the organisation's, or the one that there is. */
  readonly currency: string | undefined;
  /** Undefined: as the API ranks. */
  readonly sort: TableSort | undefined;
  /** Keys of the columns that are shown; undefined: the usual ones. */
  readonly columns: readonly string[] | undefined;
}

export const DEFAULT_EXPLORE: ExploreView = {
  groupBy: ['team', 'model'],
  granularity: 'total',
  measure: 'cost',
  order: 'cost',
  top: 20,
  shape: 'bars',
  entity: 'first',
  layout: 'columns',
  currency: undefined,
  sort: undefined,
  columns: undefined,
};

/** Reads what an address says; what cannot be read is as usual, as with every page's view. */
export function exploreFromParams(params: Params): ExploreView {
  const said = (name: string): string | undefined => {
    const value: unknown = params[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    groupBy: groupByFrom(params['by']),
    granularity: oneOf(GRANULARITIES, said('per')) ?? DEFAULT_EXPLORE.granularity,
    measure: oneOf(MEASURES, said('measure')) ?? DEFAULT_EXPLORE.measure,
    order: oneOf(ORDERS, said('order')) ?? DEFAULT_EXPLORE.order,
    top: TOPS.find((top) => String(top) === said('top')) ?? DEFAULT_EXPLORE.top,
    shape: oneOf(CHART_SHAPES, said('chart')) ?? DEFAULT_EXPLORE.shape,
    entity: oneOf(CHART_ENTITIES, said('entity')) ?? DEFAULT_EXPLORE.entity,
    layout: oneOf(LAYOUTS, said('table')) ?? DEFAULT_EXPLORE.layout,
    currency: CURRENCY.exec(said('currency') ?? '')?.[0],
    sort: sortFrom(said('sort')),
    columns: said('columns')
      ?.split(',')
      .filter((key) => KEY.test(key)),
  };
}

/** The whole of it as parameters; what is as usual is taken out. */
export function exploreToParams(view: ExploreView): ViewParams {
  const by = view.groupBy.join(',');
  const { sort, columns } = view;
  return {
    by: by === DEFAULT_EXPLORE.groupBy.join(',') ? null : by,
    per: unlessUsual(view, 'granularity'),
    measure: unlessUsual(view, 'measure'),
    order: unlessUsual(view, 'order'),
    top: view.top === DEFAULT_EXPLORE.top ? null : String(view.top),
    chart: unlessUsual(view, 'shape'),
    entity: unlessUsual(view, 'entity'),
    table: unlessUsual(view, 'layout'),
    currency: view.currency ?? null,
    sort: sort === undefined ? null : `${sort.direction === 'descending' ? '-' : ''}${sort.key}`,
    columns: columns?.join(',') ?? null,
  };
}

/** Columns have such keys; anything else in an address was not written by this page. */
const KEY = /^[A-Za-z0-9.]+$/;
const CURRENCY = /^[A-Z]{3}$/;

function unlessUsual(
  view: ExploreView,
  field: 'granularity' | 'measure' | 'order' | 'shape' | 'entity' | 'layout',
): string | null {
  return view[field] === DEFAULT_EXPLORE[field] ? null : view[field];
}

function oneOf<Value extends string>(values: readonly Value[], given: string | undefined): Value | undefined {
  return values.find((value) => value === given);
}

/** `team,model`, or the parameter several times; empty: nothing is grouped. */
function groupByFrom(given: unknown): readonly ViewDimension[] {
  const texts = (Array.isArray(given) ? given : [given]).filter((text) => typeof text === 'string');
  if (texts.length === 0) return DEFAULT_EXPLORE.groupBy;
  const names = texts.flatMap((text) => text.split(',')).filter((name) => name !== '');
  const known = [...new Set(names)].flatMap((name) => VIEW_DIMENSIONS.filter((dimension) => dimension === name));
  if (names.length > 0 && known.length === 0) return DEFAULT_EXPLORE.groupBy;
  return known.slice(0, MAX_GROUP_BYS);
}

function sortFrom(given: string | undefined): TableSort | undefined {
  if (given === undefined) return undefined;
  const isDescending = given.startsWith('-');
  const key = isDescending ? given.slice(1) : given;
  return KEY.test(key) ? { key, direction: isDescending ? 'descending' : 'ascending' } : undefined;
}
