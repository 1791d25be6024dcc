import { type ValuesByDimension, type InvalidSpendRequest, SPEND_DIMENSIONS, type SpendFilter } from './spend-report';

export const MAX_FILTER_VALUES = 500;
/** Characters. */
export const MAX_FILTER_VALUE_LENGTH = 1_024;

const KNOWN: ReadonlySet<string> = new Set(SPEND_DIMENSIONS);

/** All that is wrong with a filter, by `filter.` or `filter.not.` and the dimension. */
export function filterIssues({ not = {}, ...kept }: SpendFilter): readonly InvalidSpendRequest[] {
  return [...valuesIssues('filter', kept, LETS_NONE_PASS), ...valuesIssues('filter.not', not, KEEPS_NONE_OUT)];
}

/** For callers without types. */
export function dimensionsIssues(field: string, dimensions: readonly string[]): readonly InvalidSpendRequest[] {
  if (dimensions.every((dimension) => KNOWN.has(dimension))) return [];
  return [{ field, message: `has an unknown dimension: send some of ${SPEND_DIMENSIONS.join(', ')}` }];
}

const LETS_NONE_PASS = 'is empty and lets no call pass: leave it out, or send the values to keep';
const KEEPS_NONE_OUT = 'is empty and keeps no call out: leave it out, or send the values to take away';

function valuesIssues(path: string, given: ValuesByDimension, whenEmpty: string): readonly InvalidSpendRequest[] {
  return Object.entries(given).flatMap(([dimension, values]) => {
    const message = KNOWN.has(dimension)
      ? filterValuesIssue(values, whenEmpty)
      : `is an unknown dimension: filter on some of ${SPEND_DIMENSIONS.join(', ')}`;
    return message === undefined ? [] : [{ field: `${path}.${dimension}`, message }];
  });
}

function filterValuesIssue(values: readonly (string | null)[], whenEmpty: string): string | undefined {
  if (values.length === 0) return whenEmpty;
  if (values.length > MAX_FILTER_VALUES) {
    return `has ${values.length} values: send ${MAX_FILTER_VALUES} at most, or group by the dimension instead`;
  }
  if (values.includes('')) return 'has an empty value: send null for calls where it is not known';
  if (values.some((value) => value !== null && value.length > MAX_FILTER_VALUE_LENGTH)) {
    return `has a value longer than ${MAX_FILTER_VALUE_LENGTH} characters: send shorter ones`;
  }
  return undefined;
}
