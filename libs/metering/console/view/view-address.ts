import { type Filter, type FilterOperator, isLocalDate, RANGE_PRESETS, type RangeChoice } from '@tokenledger/shared/ui';

/** What figures are compared with: the period before, the same period a year before, or nothing. */
export const COMPARISONS = ['previous', 'year', 'none'] as const;

export type Comparison = (typeof COMPARISONS)[number];

/** Dimensions that every page can filter by, as they are called in addresses and in `SpendFilterInput`. */
export const VIEW_DIMENSIONS = [
  'team',
  'project',
  'costCenter',
  'service',
  'environment',
  'provider',
  'model',
  'operation',
  'purpose',
  'user',
  'agent',
  'ingestionKey',
  'originatingTeam',
  'originatingProject',
  'originatingCostCenter',
  'unallocatedReason',
] as const;

export type ViewDimension = (typeof VIEW_DIMENSIONS)[number];

/** How pages filter, and what stands before the dimension in an address: `team=Search`, `not.team=Search`. */
const PREFIXES = { is: '', isNot: 'not.' } as const satisfies Partial<Record<FilterOperator, string>>;

export type ViewOperator = keyof typeof PREFIXES;

export const VIEW_OPERATORS = Object.keys(PREFIXES) as readonly ViewOperator[];

/** What pages look at: the same on every page, and in its address. */
export interface View {
  readonly range: RangeChoice;
  readonly comparison: Comparison;
  /** IANA name; undefined: the organisation's. */
  readonly timeZone: string | undefined;
  /** At most one a dimension of each of `VIEW_OPERATORS`. */
  readonly filters: readonly Filter[];
}

/** The usual range includes today: who has just sent a first call looks for it, and the running day is marked. */
export const DEFAULT_VIEW: View = {
  range: { preset: 'past30Days' },
  comparison: 'previous',
  timeZone: undefined,
  filters: [],
};

/** An address's parameters: a value, several, or null for "take it away", as Angular's router merges them. */
export type ViewParams = Readonly<Record<string, string | readonly string[] | null>>;

type GivenParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads a view from an address. What cannot be read is left at its default: an address is typed, mangled by mail
 * programs and kept for years, and a page that opens is worth more than one that complains.
 */
export function viewFromParams(params: GivenParams): View {
  return {
    range: rangeFrom(params),
    comparison: COMPARISONS.find((comparison) => comparison === params['compare']) ?? DEFAULT_VIEW.comparison,
    timeZone: zoneFrom(params['tz']),
    filters: FILTERS.flatMap(({ field, operator, param }) => filterFrom(field, operator, params[param])),
  };
}

/** The whole view as parameters; defaults are taken out, so that an address says only what was chosen. */
export function viewToParams({ range, comparison, timeZone, filters }: View): ViewParams {
  const isPreset = 'preset' in range;
  const isDefault = isPreset && 'preset' in DEFAULT_VIEW.range && range.preset === DEFAULT_VIEW.range.preset;
  return {
    range: isPreset && !isDefault ? range.preset : null,
    from: isPreset ? null : range.from,
    to: isPreset ? null : range.to,
    compare: comparison === DEFAULT_VIEW.comparison ? null : comparison,
    tz: timeZone ?? null,
    ...Object.fromEntries(
      FILTERS.map(({ field, operator, param }) => {
        const filter = filters.find((chosen) => chosen.field === field && chosen.operator === operator);
        return [param, filter?.values.map((value) => value ?? UNKNOWN) ?? null];
      }),
    ),
  };
}

/** Every filter that a view may have, and its parameter. */
const FILTERS = VIEW_DIMENSIONS.flatMap((field) =>
  VIEW_OPERATORS.map((operator) => ({ field, operator, param: `${PREFIXES[operator]}${field}` })),
);

/** "Not known" in an address: a name is never empty. */
const UNKNOWN = '';

function rangeFrom(params: GivenParams): RangeChoice {
  const [preset, from, to] = [params['range'], params['from'], params['to']];
  const known = RANGE_PRESETS.find((offered) => offered === preset);
  if (known !== undefined) return { preset: known };
  const isRange =
    typeof from === 'string' && typeof to === 'string' && isLocalDate(from) && isLocalDate(to) && from <= to;
  return isRange ? { from, to } : DEFAULT_VIEW.range;
}

function zoneFrom(zone: string | readonly string[] | undefined): string | undefined {
  if (typeof zone !== 'string') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function filterFrom(
  field: ViewDimension,
  operator: ViewOperator,
  given: string | readonly string[] | undefined,
): readonly Filter[] {
  if (given === undefined) return [];
  const values = [...new Set(typeof given === 'string' ? [given] : given)].map((value) =>
    value === UNKNOWN ? null : value,
  );
  return [{ field, operator, values }];
}
