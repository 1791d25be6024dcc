import { ok } from '@tokenledger/shared/result';
import { FixedClock } from '@tokenledger/shared/time';

import { REMOVAL_REST_MS, TenantRemover } from './remove-tenants';
import { tenantId } from './tenant-id';
import type { TenantRemovals, TenantRows } from './tenant-removal';

const demo = tenantId('demo');

/** One queued removal; keeps what is told of it. */
class OneRemoval implements TenantRemovals {
  readonly noted: string[] = [];
  state = 'requested';
  failure: string | undefined;

  constructor(private readonly requestedAt: Date) {}

  request() {
    return Promise.resolve(ok(undefined));
  }

  requestAny() {
    return Promise.resolve(true);
  }

  requestDue() {
    return Promise.resolve([]);
  }

  find() {
    return Promise.resolve(undefined);
  }

  next(until: Date) {
    return Promise.resolve(this.state !== 'done' && this.requestedAt <= until ? demo : undefined);
  }

  note(_tenant: string, store: string, table: string, rows: bigint) {
    this.noted.push(`${store} ${table} ${rows}`);
    return Promise.resolve();
  }

  fail(_tenant: string, failure: string) {
    this.failure = failure;
    return Promise.resolve();
  }

  finish() {
    this.state = 'done';
    return Promise.resolve();
  }

  forget() {
    return Promise.resolve();
  }
}

/** Tables with so many rows of the tenant; `onRemove` is the world going on meanwhile. */
function tablesWith(
  held: Record<string, bigint>,
  onRemove: (held: Record<string, bigint>, table: string) => void = () => undefined,
): TenantRows {
  return {
    store: 'memory',
    tables: Object.keys(held),
    count: (_tenant, table) => Promise.resolve(held[table] ?? 0n),
    remove: async (_tenant, table) => {
      held[table] = 0n;
      onRemove(held, table);
      await Promise.resolve();
    },
  };
}

describe('TenantRemover', () => {
  const clock = new FixedClock('2026-03-10T12:00:00Z');

  function removing(rows: TenantRows) {
    const removals = new OneRemoval(new Date(clock.now().getTime() - REMOVAL_REST_MS));
    return { removals, remover: new TenantRemover({ removals, rows: [rows], clock }) };
  }

  it('counts all, empties in order, and counts again before it is done', async () => {
    const { removals, remover } = removing(tablesWith({ calls: 3n, keys: 0n, tenants: 1n }));
    expect(await remover.pass()).toBe(demo);
    expect(removals.state).toBe('done');
    expect(removals.noted).toEqual([
      ...['memory calls 3', 'memory keys 0', 'memory tenants 1'],
      ...['memory calls 3', 'memory calls 0', 'memory keys 0', 'memory tenants 1', 'memory tenants 0'],
      ...['memory calls 0', 'memory keys 0', 'memory tenants 0'],
    ]);
    expect(await remover.pass()).toBeUndefined();
  });

  it('is not done while the second look finds rows that arrived meanwhile', async () => {
    let late = 1;
    const rows = tablesWith({ calls: 3n, tenants: 1n }, (held, table) => {
      if (table === 'tenants' && late-- > 0) held['calls'] = 2n;
    });
    const { removals, remover } = removing(rows);
    await remover.pass();
    expect(removals.state).toBe('requested');
    await remover.pass();
    expect(removals.state).toBe('done');
  });

  it('tells why it failed, and tries again only after a while', async () => {
    let isDown = true;
    const rows = tablesWith({ calls: 3n }, () => {
      if (isDown) throw new Error('ClickHouse is down');
    });
    const { removals, remover } = removing(rows);
    await expect(remover.pass()).rejects.toThrow('ClickHouse is down');
    expect(removals.failure).toBe('ClickHouse is down');
    isDown = false;
    expect(await remover.pass()).toBeUndefined();
    clock.advanceBy(10_000);
    expect(await remover.pass()).toBe(demo);
    expect(removals.state).toBe('done');
  });
});
