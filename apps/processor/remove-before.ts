import type { RollerPass } from '@tokenledger/metering/data';
import type { TenantRemover } from '@tokenledger/organization/domain';
import type { Logger } from '@tokenledger/shared/telemetry';

/**
 * Removes tenants in the roller's turn, before its pass: one process at a time, and never beside a pass that brings
 * derived rows of the same tenant back. A removal that fails is logged and tried again; buckets are rolled all the same.
 */
export function removeBefore(remover: Pick<TenantRemover, 'pass'>, roller: RollerPass, log: Logger): RollerPass {
  return {
    async pass(signal) {
      try {
        const tenant = await remover.pass();
        if (tenant !== undefined) log.info('an organisation was removed, or a part of it', { tenant });
      } catch (error) {
        log.warn('an organisation could not be removed yet and is tried again', { error });
      }
      return roller.pass(signal);
    },
  };
}
