import {
  MOST_BOOKS_TOLD,
  type ReratedStretch,
  type Rerating,
  type ReratingEvent,
  reratingMoved,
  type ReratingPhase,
  type ReratingQueue,
  type ReratingRefusal,
  reratingRequested,
  type Reratings,
  type ReratingTurn,
  type RequestedRerating,
  type RevisedFact,
  revisedFact,
  type StepInHand,
  sumOfFigures,
} from '@tokenledger/metering/domain';
import type { Actor, AppendAudit, TenantId } from '@tokenledger/organization/domain';

type Remembered = { -readonly [K in keyof Rerating]: Rerating[K] } & {
  readonly tenant: TenantId;
  position: number | undefined;
  stepInHand: StepInHand | undefined;
  turnAt: number;
  failures: number;
};

const NOTHING = { calls: 0, figures: [] };
const STATES: Readonly<Record<ReratingPhase, readonly Rerating['state'][]>> = {
  preview: ['preview-queued', 'previewing'],
  apply: ['applying'],
};

/** Re-ratings in memory; passes the same contract as PostgreSQL's. */
export class InMemoryReratings implements Reratings, ReratingQueue {
  private readonly reratings = new Map<string, Remembered>();

  constructor(private readonly audit: AppendAudit<undefined> = () => Promise.resolve()) {}

  request(tenant: TenantId, requested: RequestedRerating): Promise<void> {
    this.reratings.set(requested.id, {
      ...requested,
      requestedBy: requested.requestedBy.name,
      tenant,
      state: 'preview-queued',
      cancelRequested: false,
      appliedBy: undefined,
      appliedAt: undefined,
      finishedAt: undefined,
      priceBook: undefined,
      booksBefore: [],
      callsToLookAt: undefined,
      preview: NOTHING,
      applied: NOTHING,
      error: undefined,
      events: [{ at: requested.requestedAt, by: requested.requestedBy.name, what: 'requested' }],
      position: undefined,
      stepInHand: undefined,
      turnAt: -1,
      failures: 0,
    });
    return this.audit(undefined, tenant, reratingRequested(requested));
  }

  find(tenant: TenantId, id: string): Promise<Rerating | undefined> {
    const found = this.reratings.get(id);
    return Promise.resolve(found?.tenant === tenant ? toRerating(found) : undefined);
  }

  list(tenant: TenantId, limit: number, revises?: RevisedFact): Promise<readonly Rerating[]> {
    const own = [...this.reratings.values()].filter(
      (rerating) => rerating.tenant === tenant && (revises === undefined || revisedFact(rerating.scope) === revises),
    );
    own.sort((one, other) => other.requestedAt.getTime() - one.requestedAt.getTime() || (one.id < other.id ? -1 : 1));
    return Promise.resolve(own.slice(0, limit).map(toRerating));
  }

  async apply(tenant: TenantId, id: string, by: Actor, at: Date): Promise<ReratingRefusal | undefined> {
    const rerating = this.reratings.get(id);
    if (rerating?.tenant !== tenant) return 'unknown';
    const { state } = rerating;
    if (STATES.preview.includes(state)) return 'not-previewed';
    if (state === 'applying' || state === 'done') return 'applied-already';
    const isContinued = rerating.appliedAt !== undefined;
    if (state !== 'previewed' && !isContinued) return 'ended-already';
    const first = isContinued ? {} : { appliedBy: by.name, appliedAt: at, position: undefined };
    const fresh = { cancelRequested: false, finishedAt: undefined, error: undefined, failures: 0, turnAt: -1 };
    Object.assign(rerating, { state: 'applying', ...fresh, ...first });
    note(rerating, { at, by: by.name, what: isContinued ? 'continued' : 'applied' });
    await this.audit(undefined, tenant, reratingMoved('rerating.applied', id, state, 'applying', by, at));
    return undefined;
  }

  async cancel(tenant: TenantId, id: string, by: Actor, at: Date): Promise<ReratingRefusal | undefined> {
    const rerating = this.reratings.get(id);
    if (rerating?.tenant !== tenant) return 'unknown';
    if (rerating.finishedAt !== undefined) return 'ended-already';
    const { state } = rerating;
    if (state === 'preview-queued' || state === 'previewed') {
      Object.assign(rerating, { state: 'cancelled', finishedAt: at });
      note(rerating, { at, by: by.name, what: 'cancelled' });
      await this.audit(undefined, tenant, reratingMoved('rerating.cancelled', id, state, 'cancelled', by, at));
    } else if (!rerating.cancelRequested) {
      rerating.cancelRequested = true;
      note(rerating, { at, by: by.name, what: 'cancel-requested' });
      await this.audit(undefined, tenant, reratingMoved('rerating.cancelled', id, state, 'cancel-requested', by, at));
    }
    return undefined;
  }

  /** Whether one that touches a range of Unix milliseconds is being applied. */
  isApplying(tenant: TenantId, fromMs: number, toMs: number): boolean {
    return [...this.reratings.values()].some(
      (one) => one.tenant === tenant && one.state === 'applying' && one.scope.fromMs < toMs && one.scope.toMs > fromMs,
    );
  }

  hasWork(phase: ReratingPhase): Promise<boolean> {
    return Promise.resolve(this.waiting(phase).length > 0);
  }

  takeTurn(phase: ReratingPhase, at: Date): Promise<ReratingTurn | undefined> {
    const [next] = this.waiting(phase).sort(
      (one, other) => one.turnAt - other.turnAt || one.requestedAt.getTime() - other.requestedAt.getTime(),
    );
    if (next === undefined) return Promise.resolve(undefined);
    next.turnAt = at.getTime();
    if (next.state === 'preview-queued') next.state = 'previewing';
    const { tenant, id, scope, priceBook, position, cancelRequested, stepInHand } = next;
    return Promise.resolve({ tenant, id, scope, priceBook, position, cancelRequested, stepInHand });
  }

  beginPreview(id: string, priceBook: string, callsToLookAt: number): Promise<void> {
    const rerating = this.reratings.get(id);
    if (rerating?.state === 'previewing') {
      Object.assign(rerating, { priceBook, callsToLookAt, position: undefined, preview: NOTHING });
    }
    return Promise.resolve();
  }

  keepStep(id: string, step: StepInHand): Promise<void> {
    const rerating = this.reratings.get(id);
    if (rerating?.state === 'applying') rerating.stepInHand = step;
    return Promise.resolve();
  }

  dropStep(id: string, { version }: StepInHand): Promise<void> {
    const rerating = this.reratings.get(id);
    if (rerating?.stepInHand?.version === version) rerating.stepInHand = undefined;
    return Promise.resolve();
  }

  completeStep(id: string, phase: ReratingPhase, step: ReratedStretch): Promise<void> {
    const rerating = this.reratings.get(id);
    if (rerating === undefined || !STATES[phase].includes(rerating.state)) return Promise.resolve();
    if (rerating.position !== undefined && rerating.position > step.from) return Promise.resolve();
    const known = phase === 'preview' ? rerating.preview : rerating.applied;
    const progress = { calls: known.calls + step.calls, figures: sumOfFigures(known.figures, step.figures) };
    Object.assign(rerating, { position: step.to, stepInHand: undefined, failures: 0, error: undefined });
    if (phase === 'preview') rerating.preview = progress;
    else {
      rerating.applied = progress;
      const books = [...new Set([...rerating.booksBefore, ...step.booksBefore])];
      rerating.booksBefore = books.sort().slice(0, MOST_BOOKS_TOLD);
    }
    return Promise.resolve();
  }

  finish(id: string, phase: ReratingPhase, at: Date): Promise<void> {
    const rerating = this.reratings.get(id);
    if (rerating === undefined || !STATES[phase].includes(rerating.state)) return Promise.resolve();
    const isPreview = phase === 'preview';
    Object.assign(rerating, {
      state: isPreview ? 'previewed' : 'done',
      finishedAt: isPreview ? undefined : at,
      cancelRequested: false,
      error: undefined,
    });
    note(rerating, { at, by: undefined, what: isPreview ? 'previewed' : 'done' });
    return Promise.resolve();
  }

  endCancelled(id: string, at: Date): Promise<void> {
    return this.end(id, 'cancelled', at, undefined);
  }

  postpone(id: string, error: string): Promise<number> {
    const rerating = this.reratings.get(id);
    if (rerating === undefined) return Promise.resolve(0);
    rerating.failures += 1;
    rerating.error = error;
    return Promise.resolve(rerating.failures);
  }

  fail(id: string, at: Date, error: string): Promise<void> {
    return this.end(id, 'failed', at, error);
  }

  private end(id: string, state: 'cancelled' | 'failed', at: Date, error: string | undefined): Promise<void> {
    const rerating = this.reratings.get(id);
    if (rerating === undefined || rerating.finishedAt !== undefined) return Promise.resolve();
    Object.assign(rerating, { state, finishedAt: at, error, cancelRequested: false });
    note(rerating, { at, by: undefined, what: state });
    return Promise.resolve();
  }

  private waiting(phase: ReratingPhase): Remembered[] {
    return [...this.reratings.values()].filter(({ state }) => STATES[phase].includes(state));
  }
}

function note(rerating: Remembered, event: ReratingEvent): void {
  rerating.events = [...rerating.events, event];
}

function toRerating(remembered: Remembered): Rerating {
  const {
    tenant: _tenant,
    position: _position,
    stepInHand: _step,
    turnAt: _turn,
    failures: _failures,
    ...told
  } = remembered;
  return told;
}
