import type { DirtyBuckets } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';

const acme = tenantId('acme');
const globex = tenantId('globex');

/** What every queue of dirty buckets promises. */
export function itKeepsTheDirtyBucketsContract(open: () => Promise<DirtyBuckets>): void {
  it('gives marked buckets, the newest first, each once', async () => {
    const queue = await open();
    await queue.mark([
      { tenant: acme, bucket: 900 },
      { tenant: acme, bucket: 1800 },
      { tenant: acme, bucket: 900 },
    ]);
    expect((await queue.take(10)).map(({ bucket }) => bucket)).toEqual([1800, 900]);
    expect((await queue.take(1)).map(({ bucket }) => bucket)).toEqual([1800]);
  });

  it('takes tenants in turn: a long backlog of one keeps no other waiting', async () => {
    const queue = await open();
    const backlog = Array.from({ length: 20 }, (_, index) => ({ tenant: acme, bucket: (index + 10) * 900 }));
    await queue.mark([...backlog, { tenant: globex, bucket: 900 }]);
    expect((await queue.take(2)).map(({ tenant }) => tenant)).toEqual([acme, globex]);
  });

  it('forgets a settled bucket', async () => {
    const queue = await open();
    await queue.mark([{ tenant: acme, bucket: 900 }]);
    await queue.settle(await queue.take(10));
    expect(await queue.take(10)).toEqual([]);
  });

  it('keeps a bucket that was marked again while it was worked on', async () => {
    const queue = await open();
    await queue.mark([{ tenant: acme, bucket: 900 }]);
    const taken = await queue.take(10);
    await queue.mark([{ tenant: acme, bucket: 900 }]);
    await queue.settle(taken);
    expect((await queue.take(10)).map(({ bucket }) => bucket)).toEqual([900]);
  });

  it('counts what is pending for one tenant in a range, its end not included', async () => {
    const queue = await open();
    await queue.mark([
      { tenant: acme, bucket: 900 },
      { tenant: acme, bucket: 1800 },
      { tenant: globex, bucket: 900 },
    ]);
    expect(await queue.countPending(acme, 0, 1800)).toBe(1);
    expect(await queue.countPending(acme, 0, 1801)).toBe(2);
  });

  it('takes empty lists for nothing', async () => {
    const queue = await open();
    await queue.mark([]);
    await queue.settle([]);
    expect(await queue.take(10)).toEqual([]);
  });
}
