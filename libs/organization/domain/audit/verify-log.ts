import type { TenantId } from '../tenant-id';
import type { AuditHead } from './audit-entry';
import type { AuditLog } from './audit-log';
import { type ChainVerdict, EMPTY_HEAD, verifyChain } from './hash-chain';

/**
 * Checks the log of an organisation that exists. Making one is its first entry, so an empty log was emptied.
 * @param kept a head that was kept elsewhere (`verifyChain`)
 */
export async function verifyLog(
  log: Pick<AuditLog, 'head' | 'walk'>,
  tenant: TenantId,
  kept: AuditHead = EMPTY_HEAD,
): Promise<ChainVerdict> {
  const head = await log.head(tenant);
  const told = await verifyChain(log.walk(tenant, head), head, kept);
  return told.verdict === 'intact' && told.head.sequence === 0n
    ? { verdict: 'broken', sequence: 1n, why: 'emptied' }
    : told;
}
