import { NOTHING_NEW, wholeBucket } from '@tokenledger/metering/domain';
import { InMemoryDirtyBuckets } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import type { ClickHouseQuery } from '@tokenledger/shared/clickhouse';

import { BucketRoller, forOnePass, localDaysOf } from './bucket-roller';

const QUARTER = 900;

describe('BucketRoller', () => {
  it('rolls every tenant although one of them fails, and then says so', async () => {
    const [acme, broken] = [tenantId('acme'), tenantId('broken')];
    const dirtyBuckets = new InMemoryDirtyBuckets();
    await dirtyBuckets.mark([wholeBucket(broken, 2 * QUARTER), wholeBucket(acme, QUARTER)]);
    const rolled: unknown[] = [];
    const roller = new BucketRoller({
      clickhouse: {
        command: ({ params }: ClickHouseQuery) => Promise.resolve(void rolled.push(params?.['tenant'])),
      },
      dirtyBuckets,
      resolver: { resolve: () => Promise.resolve(new Set<number>()) },
      busyBuckets: { slicesToRoll: () => Promise.resolve(new Map()) },
      generations: { next: () => Promise.resolve(1000n), latest: () => Promise.resolve(1000n) },
      calendar: {
        timeZoneOf: (tenant) => (tenant === broken ? Promise.reject(new Error('no calendar')) : Promise.resolve('UTC')),
      },
    });
    await expect(roller.pass()).rejects.toThrow('no calendar');
    expect(new Set(rolled)).toEqual(new Set(['acme']));
    expect(await dirtyBuckets.take(10)).toEqual([expect.objectContaining({ tenant: 'broken' })]);
  });
});

describe('BucketRoller beside another', () => {
  async function leftAfterPass(drawnByAnother: bigint): Promise<number> {
    const dirtyBuckets = new InMemoryDirtyBuckets();
    await dirtyBuckets.mark([wholeBucket(tenantId('acme'), QUARTER)]);
    const roller = new BucketRoller({
      clickhouse: { command: () => Promise.resolve() },
      dirtyBuckets,
      resolver: { resolve: () => Promise.resolve(new Set<number>()) },
      busyBuckets: { slicesToRoll: () => Promise.resolve(new Map()) },
      generations: { next: () => Promise.resolve(1000n), latest: () => Promise.resolve(1000n + drawnByAnother) },
      calendar: { timeZoneOf: () => Promise.resolve('UTC') },
    });
    await roller.pass();
    return (await dirtyBuckets.take(10)).length;
  }

  it('settles its buckets only where nobody drew a generation since', async () => {
    expect(await leftAfterPass(0n)).toBe(0);
    expect(await leftAfterPass(1n)).toBe(1);
  });
});

describe('BucketRoller with a busy bucket', () => {
  async function slicesRead(newSinceMs: number): Promise<{ rolled: unknown; looked: unknown }> {
    const tenant = tenantId('acme');
    const dirtyBuckets = new InMemoryDirtyBuckets();
    await dirtyBuckets.mark([{ tenant, bucket: QUARTER, slices: [910, 920], newSinceMs }]);
    const found: { rolled: unknown; looked: unknown } = { rolled: undefined, looked: undefined };
    const roller = new BucketRoller({
      clickhouse: {
        command: ({ text, params }: ClickHouseQuery) => {
          if (text.startsWith('INSERT INTO usage_slice ')) found.rolled = params?.['slices'];
          return Promise.resolve();
        },
      },
      dirtyBuckets,
      resolver: {
        resolve: (_tenant, news) => {
          found.looked = news;
          return Promise.resolve(new Set([1790]));
        },
      },
      busyBuckets: {
        slicesToRoll: (_tenant, changed) =>
          Promise.resolve(new Map([...changed].map(([bucket, slices]) => [bucket, [...slices]]))),
      },
      generations: { next: () => Promise.resolve(1000n), latest: () => Promise.resolve(1000n) },
      calendar: { timeZoneOf: () => Promise.resolve('UTC') },
    });
    await roller.pass();
    return found;
  }

  it('reads the slices that were marked and those in which a decision changed a row, and no more', async () => {
    expect(await slicesRead(5000)).toEqual({
      rolled: [910, 920, 1790],
      looked: { slices: [910, 920], sinceMs: 5000 },
    });
  });

  it('looks for other readings of nothing where only decisions changed', async () => {
    expect(await slicesRead(NOTHING_NEW)).toEqual({ rolled: [910, 920], looked: undefined });
  });
});

describe('forOnePass', () => {
  const withSlices = (...counts: readonly number[]) =>
    counts.map((count, index) => ({
      ...wholeBucket(tenantId('acme'), index * QUARTER),
      slices: Array<number>(count).fill(0),
      marks: [],
    }));

  it('takes many buckets of few slices, and few of many', () => {
    expect(forOnePass(withSlices(1, 2, 3), 6)).toHaveLength(3);
    expect(forOnePass(withSlices(1, 2, 3), 5)).toHaveLength(2);
    expect(forOnePass(withSlices(5, 1), 5)).toHaveLength(1);
  });

  it('takes one however large it is, so that no bucket waits for ever', () => {
    expect(forOnePass(withSlices(9, 1), 5)).toHaveLength(1);
    expect(forOnePass([], 5)).toEqual([]);
  });
});

describe('localDaysOf', () => {
  it('gives each local day of some buckets once, with its real length', () => {
    const at = (iso: string): number => Date.parse(iso) / 1000;
    // Berlin: the 29th of March 2026 has 23 hours
    const days = localDaysOf(
      [at('2026-03-28T23:15:00Z'), at('2026-03-29T10:00:00Z'), at('2026-03-29T22:00:00Z')],
      'Europe/Berlin',
    );
    expect(days).toEqual([
      { from: at('2026-03-28T23:00:00Z'), to: at('2026-03-29T22:00:00Z') },
      { from: at('2026-03-29T22:00:00Z'), to: at('2026-03-30T22:00:00Z') },
    ]);
  });
});
