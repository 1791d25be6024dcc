import type { Clock } from '@tokenledger/shared/time';

import type { TenantId } from './tenant-id';
import type { TenantRemovals, TenantRows } from './tenant-removal';
import { DEFAULT_VERIFIER_SETTINGS } from './verify-keys';

/**
 * From the suspension on until nothing of the tenant can be on its way any more, in milliseconds: a key is believed for
 * `believeMs`, and a request that was let in just before takes its time.
 */
export const REMOVAL_REST_MS = DEFAULT_VERIFIER_SETTINGS.believeMs + 2_000;

/** From a failed pass to the next, in milliseconds: a store that is down does not come back at once. */
const BACK_OFF_MS = 10_000;

export interface TenantRemoverPorts {
  readonly removals: TenantRemovals;
  /** In the order of removal. The organisation's own row is the last of all: until then its removal is asked for by it. */
  readonly rows: readonly TenantRows[];
  readonly clock: Clock;
}

/**
 * Removes organisations, one a pass, with everything that is stored of them.
 *
 * A crash loses nothing: each step may be repeated, and a removal is done only when a second look finds every table
 * empty. Runs in the turn of the roller, which would otherwise bring derived rows back.
 */
export class TenantRemover {
  private notBeforeMs = 0;

  constructor(private readonly ports: TenantRemoverPorts) {}

  /**
   * @returns the tenant worked on; undefined where there is nothing to remove (now)
   * @throws what a store failed with; the removal stays queued, and says so to who asked for it
   */
  async pass(): Promise<TenantId | undefined> {
    const { removals, clock } = this.ports;
    if (clock.now().getTime() < this.notBeforeMs) return undefined;
    await removals.requestDue(clock.now());
    const tenant = await removals.next(new Date(clock.now().getTime() - REMOVAL_REST_MS));
    if (tenant === undefined) return undefined;
    try {
      // All are counted first: then who waits is told how much there is to do.
      await this.countAll(tenant);
      await this.emptyAll(tenant);
      if ((await this.countAll(tenant)) === 0n) await removals.finish(tenant, clock.now());
    } catch (error) {
      this.notBeforeMs = clock.now().getTime() + BACK_OFF_MS;
      await removals.fail(tenant, error instanceof Error ? error.message : String(error));
      throw error;
    }
    return tenant;
  }

  private async emptyAll(tenant: TenantId): Promise<void> {
    for (const rows of this.ports.rows) {
      for (const table of rows.tables) {
        const found = await this.look(tenant, rows, table);
        if (found === 0n) continue;
        await rows.remove(tenant, table);
        await this.look(tenant, rows, table);
      }
    }
  }

  private async countAll(tenant: TenantId): Promise<bigint> {
    let held = 0n;
    for (const rows of this.ports.rows) {
      for (const table of rows.tables) held += await this.look(tenant, rows, table);
    }
    return held;
  }

  private async look(tenant: TenantId, rows: TenantRows, table: string): Promise<bigint> {
    const count = await rows.count(tenant, table);
    await this.ports.removals.note(tenant, rows.store, table, count);
    return count;
  }
}
