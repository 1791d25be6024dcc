import { computed, type Signal } from '@angular/core';
import { type Answer, askApi } from '@tokenledger/shared/console-api';

import { PaletteValuesDocument, type PaletteValuesQuery } from '../operations';
import { DIMENSION_ENUM } from '../view/dimension-enum';

/** Dimensions whose values people know by name. */
export const NAMED_DIMENSIONS = ['team', 'project', 'model'] as const;

export type NamedDimension = (typeof NAMED_DIMENSIONS)[number];

export interface FoundValue {
  readonly dimension: NamedDimension;
  readonly value: string;
}

export interface FoundValues {
  /** Those that the newest answer names; of an earlier text while the next answer is on its way. */
  readonly values: Signal<readonly FoundValue[]>;
  readonly isLoading: Answer<unknown>['isLoading'];
  /** Why nothing could be looked up: "found nothing" must not be said then. */
  readonly failure: Answer<unknown>['failure'];
}

/** Of each dimension; who wants others types more. */
const VALUES_OFFERED = 5;

/**
 * Teams, projects and models of recent calls whose name contains a text, in an injection context.
 * @param typed empty: nothing is asked
 */
export function findValues(typed: () => string): FoundValues {
  const answer = askApi(PaletteValuesDocument, () => {
    const search = typed();
    if (search === '') return undefined;
    const input = (dimension: NamedDimension) => ({
      dimension: DIMENSION_ENUM[dimension],
      search,
      limit: VALUES_OFFERED,
    });
    return { team: input('team'), project: input('project'), model: input('model') };
  });
  return {
    values: computed(() => (typed() === '' ? [] : valuesIn(answer.value()))),
    isLoading: answer.isLoading,
    failure: answer.failure,
  };
}

function valuesIn(found: PaletteValuesQuery | undefined): readonly FoundValue[] {
  if (found === undefined) return [];
  return NAMED_DIMENSIONS.flatMap((dimension) => {
    const answer = found[dimension];
    if (answer.__typename !== 'DimensionValues') return [];
    return answer.values.flatMap(({ value }) => (value === null ? [] : [{ dimension, value }]));
  });
}
