import { type Rerating, type ReratingFigure, type ReratingProgress, revisedFact } from '@tokenledger/metering/domain';
import { formatDecimal18, subtractDecimal18 } from '@tokenledger/shared/money';

import type { ReratingDifferenceType, ReratingFiguresType } from './rerating-figures-types';
import type { ReratingType } from './rerating-types';

export function toApiRerating(rerating: Rerating): ReratingType {
  const { id, state, cancelRequested, scope, reason, requestedBy, requestedAt, callsToLookAt, appliedAt } = rerating;
  return {
    id,
    state,
    cancelRequested,
    from: new Date(scope.fromMs),
    to: new Date(scope.toMs),
    provider: scope.provider ?? null,
    model: scope.model ?? null,
    revises: revisedFact(scope),
    reason,
    requestedBy,
    requestedAt,
    appliedBy: rerating.appliedBy ?? null,
    appliedAt: appliedAt ?? null,
    finishedAt: rerating.finishedAt ?? null,
    callsToLookAt: callsToLookAt === undefined ? null : BigInt(callsToLookAt),
    preview: toApiFigures(rerating.preview),
    applied: toApiFigures(rerating.applied),
    continuable: appliedAt !== undefined && (state === 'cancelled' || state === 'failed'),
    error: rerating.error ?? null,
    events: rerating.events.map(({ at, by, what }) => ({ at, by: by ?? null, what })),
  };
}

function toApiFigures({ calls, figures }: ReratingProgress): ReratingFiguresType {
  const differences = [...figures].sort(byPlace).map((figure) => ({ figure, told: toApiDifference(figure) }));
  const toldOf = (isMeant: (figure: ReratingFigure) => boolean) =>
    differences.filter(({ figure }) => isMeant(figure)).map(({ told }) => told);
  return {
    callsLookedAt: BigInt(calls),
    differences: toldOf(({ closed, converted, undecided }) => !closed && converted !== true && undecided !== true),
    converted: toldOf(({ closed, converted, undecided }) => !closed && converted === true && undecided !== true),
    leftAlone: toldOf(({ closed, converted, undecided }) => closed && converted !== true && undecided !== true),
    undecided: toldOf(({ converted, undecided }) => converted !== true && undecided === true),
  };
}

function toApiDifference(figure: ReratingFigure): ReratingDifferenceType {
  const {
    owner,
    ownerLevel = 'team',
    month,
    currency,
    calls,
    costBefore,
    costAfter,
    newlyPriced,
    newlyUnpriced,
  } = figure;
  return {
    owner: owner ?? null,
    ownerLevel,
    month,
    currency: currency ?? null,
    calls: BigInt(calls),
    costBefore: formatDecimal18(costBefore),
    costAfter: formatDecimal18(costAfter),
    difference: formatDecimal18(subtractDecimal18(costAfter, costBefore)),
    newlyPriced: BigInt(newlyPriced),
    newlyUnpriced: BigInt(newlyUnpriced),
  };
}

function byPlace(left: ReratingFigure, right: ReratingFigure): number {
  const [one, other] = [left, right].map(({ month, owner, ownerLevel, currency }) =>
    JSON.stringify([month, owner ?? '', ownerLevel, currency]),
  );
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
