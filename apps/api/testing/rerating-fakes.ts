import type { ReratingPorts } from '@tokenledger/metering/api';
import { ReratingRequests } from '@tokenledger/metering/domain';
import { InMemoryReratings } from '@tokenledger/metering/testing';
import type { Clock } from '@tokenledger/shared/time';

/** Re-ratings that no processor ever takes up. */
export function reratingOverFakes(clock: Clock, reratings = new InMemoryReratings()): ReratingPorts {
  const currentRevision = () => Promise.resolve('test-book');
  return {
    reratings,
    requests: new ReratingRequests({ reratings, currentRevision, clock, newId: () => 'rerating-1' }),
  };
}
