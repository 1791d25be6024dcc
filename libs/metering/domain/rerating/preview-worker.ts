import type { ReratingTurn } from './rerating-queue';
import {
  previewedDecisions,
  handleFailedTurn,
  type ReratingWalkPorts,
  rerateStretch,
  toReratedStretch,
  type TurnOutcome,
} from './rerating-walk';

/** No row is written, so any will do. */
const NEVER_WRITTEN = 0n;

/** Finds out, stretch by stretch, what a re-rating would change. It writes nothing, so it may run beside anything. */
export class ReratingPreviewWorker {
  constructor(private readonly ports: ReratingWalkPorts) {}

  /** @throws where the queue itself is out of reach */
  async turn(signal: AbortSignal): Promise<TurnOutcome> {
    const { queue, clock } = this.ports;
    const turn = await queue.takeTurn('preview', clock.now());
    if (turn === undefined) return 'idle';
    try {
      await this.step(turn);
      return 'worked';
    } catch (error) {
      // Whoever told us to stop has another worker take the turn up.
      if (signal.aborted) return 'worked';
      await handleFailedTurn(this.ports, turn.id, error);
      return 'postponed';
    }
  }

  private async step(turn: ReratingTurn): Promise<void> {
    const { queue, rows, clock, observer } = this.ports;
    const { tenant, id, scope } = turn;
    if (turn.cancelRequested) return queue.endCancelled(id, clock.now());
    const decisions = await previewedDecisions(this.ports, tenant, scope);
    const { revision } = decisions;
    let { position } = turn;
    if (turn.priceBook !== revision) {
      await queue.beginPreview(id, revision, await rows.countCalls(tenant, scope));
      position = undefined;
    }
    const stretch = await rows.nextStretch(tenant, scope, position);
    if (stretch === undefined) {
      await queue.finish(id, 'preview', clock.now());
      observer.finished(id, 'preview');
      return;
    }
    const rerated = await rerateStretch(this.ports, turn, stretch, { decisions, version: NEVER_WRITTEN });
    await queue.completeStep(id, 'preview', toReratedStretch(stretch, rerated));
    observer.stepped('preview', rerated.calls);
  }
}
