import { type InvalidSpendRequest, SPEND_DIMENSIONS, type SpendFilter } from './spend-report';

export const MAX_FILTER_VALUES = 500;
/** Characters. */
export const MAX_FILTER_VALUE_LENGTH = 1_024;

const KNOWN: ReadonlySet<string> = new Set(SPEND_DIMENSIONS);

/** All that is wrong with a filter, by `filter.` and the dimension. */
export function filterIssues(filter: SpendFilter): readonly InvalidSpendRequest[] {
  return Object.entries(filter).flatMap(([dimension, values]) => {
    const message = KNOWN.has(dimension)
      ? filterValuesIssue(values)
      : `is an unknown dimension: filter on some of ${SPEND_DIMENSIONS.join(', ')}`;
    return message === undefined ? [] : [{ field: `filter.${dimension}`, message }];
  });
}

/** For callers without types. */
export function dimensionsIssues(field: string, dimensions: readonly string[]): readonly InvalidSpendRequest[] {
  if (dimensions.every((dimension) => KNOWN.has(dimension))) return [];
  return [{ field, message: `has an unknown dimension: send some of ${SPEND_DIMENSIONS.join(', ')}` }];
}

function filterValuesIssue(values: readonly (string | null)[]): string | undefined {
  if (values.length === 0) return 'is empty and lets no call pass: leave it out, or send the values to keep';
  if (values.length > MAX_FILTER_VALUES) {
    return `has ${values.length} values: send ${MAX_FILTER_VALUES} at most, or group by the dimension instead`;
  }
  if (values.includes('')) return 'has an empty value: send null for calls where it is not known';
  if (values.some((value) => value !== null && value.length > MAX_FILTER_VALUE_LENGTH)) {
    return `has a value longer than ${MAX_FILTER_VALUE_LENGTH} characters: send shorter ones`;
  }
  return undefined;
}
