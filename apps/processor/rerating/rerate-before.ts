import type { RollerPass } from '@tokenledger/metering/data';
import type { ReratingApplyWorker } from '@tokenledger/metering/domain';
import type { Logger } from '@tokenledger/shared/telemetry';

export interface ReratingShare {
  /** For so long calls are re-rated at the least, then what is dirty is rolled. Milliseconds. */
  readonly leastMs: number;
  /** And so long at the most: figures must not stand still for a long re-rating. Milliseconds. */
  readonly mostMs: number;
}

const DEFAULT_SHARE: ReratingShare = { leastMs: 2_000, mostMs: 10_000 };

/**
 * Re-rates in the roller's turn, before its pass: never beside a pass that decides about the same calls. Buckets are rolled
 * all the same where that fails. Both get about as much time: a pass takes as long for the buckets of one step as for many.
 */
export function rerateBefore(
  worker: Pick<ReratingApplyWorker, 'turn'>,
  roller: RollerPass,
  log: Logger,
  { leastMs, mostMs }: ReratingShare = DEFAULT_SHARE,
): RollerPass {
  let lastPassMs = 0;
  return {
    async pass(signal) {
      try {
        const endsAt = performance.now() + Math.min(mostMs, Math.max(leastMs, lastPassMs));
        while (!signal.aborted && (await worker.turn(signal)) === 'worked') if (performance.now() >= endsAt) break;
      } catch (error) {
        log.warn('re-ratings cannot be asked for at the moment', { error });
      }
      const startedAt = performance.now();
      const rolled = await roller.pass(signal);
      lastPassMs = performance.now() - startedAt;
      return rolled;
    },
  };
}
