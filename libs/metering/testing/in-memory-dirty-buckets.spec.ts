import { itKeepsTheDirtyBucketsContract } from './dirty-buckets-contract';
import { InMemoryDirtyBuckets } from './in-memory-dirty-buckets';

describe('DirtyBuckets in memory', () => {
  itKeepsTheDirtyBucketsContract(() => Promise.resolve(new InMemoryDirtyBuckets()));
});
