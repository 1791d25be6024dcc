import { setTimeout as sleep } from 'node:timers/promises';

import type { RemovalRefusal, TenantRemoval } from '@tokenledger/organization/domain';

import type { Installation } from './installation';
import { DEMO_TENANT } from './make-organisation';

/** The demo cannot be removed, or is not yet; the message says what to do. */
export class RemovalError extends Error {}

const REFUSALS: Readonly<Record<Exclude<RemovalRefusal, 'unknown'>, string>> = {
  'not-a-demo': `${DEMO_TENANT} was not made by this command: it is left alone`,
  'first-organisation': `${DEMO_TENANT} is the first organisation of this installation: it is left alone`,
};
const POLL_MS = 300;

export interface Removing {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** When a table was looked at, or emptied. */
  readonly onProgress: (removal: TenantRemoval) => void;
}

/**
 * Asks the process that owns the ledger to remove the demo, and waits until nothing of it remains.
 *
 * @returns what was removed, table by table; undefined where there is no demo
 * @throws RemovalError where it must not be removed, or was not in time
 */
export async function removeDemo(
  { removals }: Installation,
  { timeoutMs, signal, onProgress }: Removing,
): Promise<TenantRemoval | undefined> {
  const requested = await removals.request(DEMO_TENANT, new Date());
  if (!requested.ok && requested.error !== 'unknown') throw new RemovalError(REFUSALS[requested.error]);
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const removal = await removals.find(DEMO_TENANT);
    if (removal === undefined) return undefined;
    onProgress(removal);
    if (removal.state === 'done') {
      await removals.forget(DEMO_TENANT);
      return removal;
    }
    if (performance.now() > giveUpAt) throw new RemovalError(lateOf(removal));
    await sleep(POLL_MS, undefined, { signal });
  }
}

function lateOf({ state, failure }: TenantRemoval): string {
  if (failure !== undefined)
    return `the demo is not removed yet: ${failure}. It is tried again; --remove shows how far it is.`;
  if (state === 'running') return 'the demo is still being removed; --remove shows how far it is.';
  return 'nobody removes the demo: it is done by the running npm start, or a processor. Start one; the removal stays queued.';
}

/** A table for a terminal: every table with the rows that were found in it and that remain. */
export function formatRemoval({ tables }: TenantRemoval): string {
  const rows = [
    ['store', 'table', 'rows removed', 'remaining'],
    ...tables.map(({ store, table, foundRows, remainingRows }) => [
      store,
      table,
      String(foundRows - remainingRows),
      String(remainingRows),
    ]),
  ];
  const width = (column: number): number => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const widths = [0, 1, 2, 3].map(width);
  return rows
    .map(([store = '', table = '', removed = '', remaining = '']) =>
      [
        store.padEnd(widths[0] ?? 0),
        table.padEnd(widths[1] ?? 0),
        removed.padStart(widths[2] ?? 0),
        remaining.padStart(widths[3] ?? 0),
      ].join('  '),
    )
    .join('\n');
}
