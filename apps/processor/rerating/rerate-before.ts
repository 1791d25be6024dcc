import type { RollerPass } from '@tokenledger/metering/data';
import type { ReratingApplyWorker } from '@tokenledger/metering/domain';
import type { Logger } from '@tokenledger/shared/telemetry';

/** For so long calls are re-rated, then what is dirty is rolled: figures must not stand still for a long re-rating. */
const RERATING_A_PASS_MS = 2_000;

/**
 * Re-rates in the roller's turn, before its pass: never beside a pass that decides about the same calls. Buckets are rolled
 * all the same where that fails.
 */
export function rerateBefore(
  worker: Pick<ReratingApplyWorker, 'turn'>,
  roller: RollerPass,
  log: Logger,
  mostMs = RERATING_A_PASS_MS,
): RollerPass {
  return {
    async pass(signal) {
      try {
        const endsAt = performance.now() + mostMs;
        while (!signal.aborted && (await worker.turn(signal)) === 'worked') if (performance.now() >= endsAt) break;
      } catch (error) {
        log.warn('re-ratings cannot be asked for at the moment', { error });
      }
      return roller.pass(signal);
    },
  };
}
