import type { EntityKind } from '@tokenledger/shared/ui';

import type { ViewDimension } from '../view/view-address';

/** What the overview can be cut by. */
export const OVERVIEW_DIMENSIONS = [
  'team',
  'project',
  'model',
  'provider',
  'costCenter',
  'service',
] as const satisfies readonly ViewDimension[];

export type OverviewDimension = (typeof OVERVIEW_DIMENSIONS)[number];

/** What the chart's bars are as long as. */
export const MEASURES = ['money', 'tokens'] as const;

export type Measure = (typeof MEASURES)[number];

/** Lengths of the chart's periods. */
export const STEPS = ['hour', 'day', 'week', 'month'] as const;

export type Step = (typeof STEPS)[number];

/** The overview's own part of its address, beside what every page looks at. */
export interface OverviewChoices {
  readonly by: OverviewDimension;
  readonly measure: Measure;
  /** Undefined: as fits the range. */
  readonly step: Step | undefined;
}

export const DEFAULT_CHOICES: OverviewChoices = { by: 'team', measure: 'money', step: undefined };

/** What has a colour is of a kind: a team keeps its colour on every page. */
export const ENTITY_KIND: Readonly<Record<OverviewDimension, EntityKind>> = {
  team: 'team',
  project: 'project',
  model: 'model',
  provider: 'provider',
  costCenter: 'cost-centre',
  service: 'service',
};

/** Reads what it can; the rest is as usual, because an address is typed and kept for years. */
export function choicesFromParams(params: Readonly<Record<string, unknown>>): OverviewChoices {
  return {
    by: OVERVIEW_DIMENSIONS.find((known) => known === params['by']) ?? DEFAULT_CHOICES.by,
    measure: MEASURES.find((known) => known === params['measure']) ?? DEFAULT_CHOICES.measure,
    step: STEPS.find((known) => known === params['step']),
  };
}

/** The choices as parameters; null takes one that is as usual out of the address. */
export function choicesToParams({ by, measure, step }: OverviewChoices): Readonly<Record<string, string | null>> {
  return {
    by: by === DEFAULT_CHOICES.by ? null : by,
    measure: measure === DEFAULT_CHOICES.measure ? null : measure,
    step: step ?? null,
  };
}
