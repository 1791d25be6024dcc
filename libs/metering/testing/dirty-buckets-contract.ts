import { type DirtyBuckets, NOTHING_NEW, wholeBucket } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';

const acme = tenantId('acme');
const globex = tenantId('globex');

/** What every queue of dirty buckets promises. */
export function itKeepsTheDirtyBucketsContract(open: () => Promise<DirtyBuckets>): void {
  it('gives marked buckets, the newest first, each once', async () => {
    const queue = await open();
    await queue.mark([wholeBucket(acme, 900), wholeBucket(acme, 1800), wholeBucket(acme, 900)]);
    expect((await queue.take(10)).map(({ bucket }) => bucket)).toEqual([1800, 900]);
    expect((await queue.take(1)).map(({ bucket }) => bucket)).toEqual([1800]);
  });

  it('takes tenants in turn: a long backlog of one keeps no other waiting', async () => {
    const queue = await open();
    const backlog = Array.from({ length: 20 }, (_, index) => wholeBucket(acme, (index + 10) * 900));
    await queue.mark([...backlog, wholeBucket(globex, 900)]);
    expect((await queue.take(2)).map(({ tenant }) => tenant)).toEqual([acme, globex]);
  });

  it('forgets a settled bucket', async () => {
    const queue = await open();
    await queue.mark([wholeBucket(acme, 900)]);
    await queue.settle(await queue.take(10));
    expect(await queue.take(10)).toEqual([]);
  });

  it('gives all slices marked of a bucket, in order, and the earliest arrival of what is new in them', async () => {
    const queue = await open();
    await queue.mark([{ tenant: acme, bucket: 900, slices: [920, 910], newSinceMs: 5000 }]);
    await queue.mark([
      { tenant: acme, bucket: 900, slices: [910, 1790], newSinceMs: 4000 },
      { tenant: acme, bucket: 900, slices: [900], newSinceMs: NOTHING_NEW },
      { tenant: acme, bucket: 1800, slices: [1800], newSinceMs: NOTHING_NEW },
    ]);
    expect(await queue.take(10)).toMatchObject([
      { tenant: acme, bucket: 1800, slices: [1800], newSinceMs: NOTHING_NEW },
      { tenant: acme, bucket: 900, slices: [900, 910, 920, 1790], newSinceMs: 4000 },
    ]);
  });

  it('keeps what was marked of a bucket while it was worked on, and that alone', async () => {
    const queue = await open();
    await queue.mark([{ tenant: acme, bucket: 900, slices: [900], newSinceMs: 1000 }]);
    const taken = await queue.take(10);
    await queue.mark([{ tenant: acme, bucket: 900, slices: [910], newSinceMs: 2000 }]);
    await queue.settle(taken);
    expect(await queue.take(10)).toMatchObject([{ bucket: 900, slices: [910], newSinceMs: 2000 }]);
  });

  it('gives a bucket again that was taken and not settled', async () => {
    const queue = await open();
    await queue.mark([wholeBucket(acme, 900)]);
    const first = await queue.take(10);
    const second = await queue.take(10);
    expect(second).toEqual(first);
    await queue.settle(first);
    await queue.settle(second);
    expect(await queue.take(10)).toEqual([]);
  });

  it('keeps a bucket that was marked again while it was worked on', async () => {
    const queue = await open();
    await queue.mark([wholeBucket(acme, 900)]);
    const taken = await queue.take(10);
    await queue.mark([wholeBucket(acme, 900)]);
    await queue.settle(taken);
    expect((await queue.take(10)).map(({ bucket }) => bucket)).toEqual([900]);
  });

  it('counts what is pending for one tenant in a range, its end not included', async () => {
    const queue = await open();
    await queue.mark([wholeBucket(acme, 900), wholeBucket(acme, 1800), wholeBucket(globex, 900)]);
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
