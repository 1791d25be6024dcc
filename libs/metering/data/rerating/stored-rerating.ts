import type { AttributionRule } from '@tokenledger/attribution/domain';
import type {
  Rerating,
  ReratingEvent,
  ReratingFigure,
  ReratingPhase,
  ReratingScope,
  ReratingState,
  StepInHand,
} from '@tokenledger/metering/domain';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

export interface StoredRerating {
  readonly id: string;
  readonly tenant_id: string;
  readonly from_ms: string;
  readonly to_ms: string;
  readonly provider: string | null;
  readonly model: string | null;
  readonly owners: boolean;
  readonly draft_rules: readonly AttributionRule[] | null;
  readonly reason: string;
  readonly state: ReratingState;
  readonly cancel_requested: boolean;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly applied_by: string | null;
  readonly applied_at: Date | null;
  readonly finished_at: Date | null;
  readonly price_book: string | null;
  readonly books_before: readonly string[];
  readonly calls_to_look_at: string | null;
  readonly position: string | null;
  readonly preview_calls: string;
  readonly apply_calls: string;
  readonly step_in_hand: StoredStep | null;
  readonly error: string | null;
}

export interface StoredFigure {
  readonly rerating_id: string;
  readonly phase: ReratingPhase;
  readonly closed: boolean;
  /** The owner, whatever it is; empty: nobody. */
  readonly team: string;
  readonly owner_level: 'team' | 'project' | 'costCenter';
  readonly month: string;
  /** Empty: no price. */
  readonly currency: string;
  readonly converted: boolean;
  readonly undecided: boolean;
  readonly calls: string;
  readonly cost_before: string;
  readonly cost_after: string;
  readonly newly_priced: string;
  readonly newly_unpriced: string;
}

export interface StoredEvent {
  readonly rerating_id: string;
  readonly happened_at: Date;
  readonly by_whom: string | null;
  readonly what: ReratingEvent['what'];
}

/** A step as JSON: numbers are whole and small, what is not is text. */
export interface StoredStep {
  readonly from: number;
  readonly to: number;
  readonly calls: number;
  readonly version: string;
  readonly booksBefore: readonly string[];
  readonly figures: readonly Omit<StoredFigure, 'rerating_id' | 'phase'>[];
}

export function scopeFromDb({ from_ms, to_ms, provider, model, owners, draft_rules }: StoredRerating): ReratingScope {
  return {
    fromMs: Number(from_ms),
    toMs: Number(to_ms),
    provider: provider ?? undefined,
    model: model ?? undefined,
    ...(owners && { owners }),
    ...(draft_rules !== null && { draft: draft_rules }),
  };
}

export function reratingFromDb(
  row: StoredRerating,
  figures: readonly StoredFigure[],
  events: readonly StoredEvent[],
): Rerating {
  const ofPhase = (phase: ReratingPhase): readonly ReratingFigure[] =>
    figures.filter((figure) => figure.phase === phase).map(figureFromDb);
  return {
    id: row.id,
    scope: scopeFromDb(row),
    reason: row.reason,
    state: row.state,
    cancelRequested: row.cancel_requested,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    appliedBy: row.applied_by ?? undefined,
    appliedAt: row.applied_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
    priceBook: row.price_book ?? undefined,
    booksBefore: row.books_before,
    callsToLookAt: row.calls_to_look_at === null ? undefined : Number(row.calls_to_look_at),
    preview: { calls: Number(row.preview_calls), figures: ofPhase('preview') },
    applied: { calls: Number(row.apply_calls), figures: ofPhase('apply') },
    error: row.error ?? undefined,
    events: events.map(({ happened_at, by_whom, what }) => ({ at: happened_at, by: by_whom ?? undefined, what })),
  };
}

export function figureFromDb(figure: Omit<StoredFigure, 'rerating_id' | 'phase'>): ReratingFigure {
  return {
    owner: figure.team === '' ? undefined : figure.team,
    ...(figure.owner_level !== 'team' && { ownerLevel: figure.owner_level }),
    month: figure.month,
    currency: figure.currency === '' ? undefined : figure.currency,
    closed: figure.closed,
    ...(figure.converted && { converted: true }),
    ...(figure.undecided && { undecided: true }),
    calls: Number(figure.calls),
    costBefore: parseDecimal18(figure.cost_before),
    costAfter: parseDecimal18(figure.cost_after),
    newlyPriced: Number(figure.newly_priced),
    newlyUnpriced: Number(figure.newly_unpriced),
  };
}

export function figureToDb(figure: ReratingFigure): Omit<StoredFigure, 'rerating_id' | 'phase'> {
  return {
    team: figure.owner ?? '',
    owner_level: figure.ownerLevel ?? 'team',
    month: figure.month,
    currency: figure.currency ?? '',
    closed: figure.closed,
    converted: figure.converted ?? false,
    undecided: figure.undecided ?? false,
    calls: String(figure.calls),
    cost_before: formatDecimal18(figure.costBefore),
    cost_after: formatDecimal18(figure.costAfter),
    newly_priced: String(figure.newlyPriced),
    newly_unpriced: String(figure.newlyUnpriced),
  };
}

export function stepFromDb({ from, to, calls, version, booksBefore, figures }: StoredStep): StepInHand {
  return { from, to, calls, version: BigInt(version), booksBefore, figures: figures.map(figureFromDb) };
}

export function stepToDb({ from, to, calls, version, booksBefore, figures }: StepInHand): StoredStep {
  return { from, to, calls, version: version.toString(), booksBefore, figures: figures.map(figureToDb) };
}
