import type { ReratingPorts } from '@tokenledger/metering/api';
import { ReratingRequests } from '@tokenledger/metering/domain';
import { InMemoryReratings } from '@tokenledger/metering/testing';
import type { Clock } from '@tokenledger/shared/time';

/** Re-ratings that no processor ever takes up. */
export function reratingOverFakes(clock: Clock): ReratingPorts {
  const reratings = new InMemoryReratings();
  const currentRevision = () => Promise.resolve('test-book');
  return {
    reratings,
    requests: new ReratingRequests({ reratings, currentRevision, clock, newId: () => 'rerating-1' }),
    nameOf: (_tenant, userId) => Promise.resolve(userId),
  };
}
