/** Lets one process at a time change a schema; PostgreSQL holds it (`@tokenledger/shared/postgres`). */
export interface MigrationLock {
  /**
   * Runs the work while no other process runs work under this name; waits for its turn.
   * @throws what the work throws, or a retriable error where the lock cannot be had or was lost meanwhile
   */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
}
