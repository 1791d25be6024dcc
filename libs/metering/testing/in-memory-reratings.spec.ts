import { InMemoryClosedPeriods } from './in-memory-closed-periods';
import { InMemoryReratings } from './in-memory-reratings';
import { itKeepsTheReratingsContract } from './reratings-contract';

describe('re-ratings in memory', () => {
  itKeepsTheReratingsContract(() => {
    const reratings = new InMemoryReratings();
    return Promise.resolve({ reratings, queue: reratings, closedPeriods: new InMemoryClosedPeriods(reratings) });
  });
});
