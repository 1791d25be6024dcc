import { setTimeout as sleep } from 'node:timers/promises';

import type { Leadership } from '@tokenledger/metering/data';
import type { PostgresPool } from '@tokenledger/shared/postgres';

/** How long another process's turn is waited for before asking again. */
const ASK_EVERY_MS = 1_000;

/** Elects one process by an advisory lock of PostgreSQL; the turn ends with the lock's connection. */
export class PostgresLeadership implements Leadership {
  constructor(
    private readonly postgres: Pick<PostgresPool, 'tryLock'>,
    private readonly name: string,
  ) {}

  async lead(signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      const lock = await this.postgres.tryLock(this.name);
      if (lock !== undefined) {
        try {
          return await work(AbortSignal.any([signal, lock.lost]));
        } finally {
          await lock.release();
        }
      }
      await sleep(ASK_EVERY_MS, undefined, { signal }).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
  }
}
