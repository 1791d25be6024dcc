import { NO_OWNER_RULES } from '@tokenledger/attribution/domain';
import { type LedgerRow, NOTHING_NEW } from '@tokenledger/metering/domain';
import { aReading, asSeen, flatPriceBook, InMemoryDirtyBuckets } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { bucketOf, sliceOf } from '@tokenledger/shared/time';

import { CallResolver } from './call-resolver';

const acme = tenantId('acme');
const first = asSeen(aReading({ responseId: 'chatcmpl-once', traceId: '1'.repeat(32) }), flatPriceBook);
const second = asSeen(aReading({ responseId: 'chatcmpl-once', traceId: '2'.repeat(32) }), flatPriceBook);
const bucket = bucketOf(first.reading.startedAtUs);
const slice = sliceOf(first.reading.startedAtUs);
const VERSIONS = { bookings: 7n, originators: 8n };
async function* noTraces(): AsyncGenerator<never> {}

const news = { slices: [slice], sinceMs: 0 };

function resolverOver(rows: readonly LedgerRow[], queue: InMemoryDirtyBuckets, append: () => Promise<void>) {
  return new CallResolver({
    storedCalls: {
      seenBySeveral: () => Promise.resolve([first.reading.callId]),
      rowsOf: () => Promise.resolve(rows),
    },
    storedContainers: { around: () => Promise.resolve([]) },
    storedTraces: { ofSeveralOwners: noTraces },
    writer: { append },
    dirtyBuckets: queue,
    priceBook: () => flatPriceBook,
    ownerRules: () => NO_OWNER_RULES,
    closedPeriods: { list: () => Promise.resolve([]) },
  });
}

describe('CallResolver', () => {
  it('leaves a bucket dirty that another roller settled while its decision was being written', async () => {
    const queue = new InMemoryDirtyBuckets();
    // A process that lost its turn unawares writes; the one whose turn it is rolls and settles meanwhile.
    const resolver = resolverOver([first, second], queue, async () => queue.settle(await queue.take(10)));
    const changed = await resolver.resolve(acme, news, VERSIONS);
    expect([...changed]).toEqual([slice]);
    expect(await queue.take(10)).toMatchObject([{ bucket, slices: [slice], newSinceMs: NOTHING_NEW }]);
  });

  it('leaves a bucket dirty whose decision may have been written half', async () => {
    const queue = new InMemoryDirtyBuckets();
    const resolver = resolverOver([first, second], queue, () => Promise.reject(new Error('cut off')));
    await expect(resolver.resolve(acme, news, VERSIONS)).rejects.toThrow('cut off');
    expect(await queue.take(10)).toMatchObject([{ bucket, slices: [slice], newSinceMs: NOTHING_NEW }]);
  });

  it('marks nothing where there is nothing to decide', async () => {
    const queue = new InMemoryDirtyBuckets();
    const resolver = resolverOver([first], queue, () => Promise.reject(new Error('nothing to write')));
    expect((await resolver.resolve(acme, news, VERSIONS)).size).toBe(0);
    expect(await queue.take(10)).toEqual([]);
  });
});
