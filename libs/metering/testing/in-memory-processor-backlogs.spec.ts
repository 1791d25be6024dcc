import { InMemoryProcessorBacklogs } from './in-memory-processor-backlogs';
import { itKeepsTheProcessorBacklogsContract } from './processor-backlogs-contract';

describe('backlogs of processors in memory', () => {
  itKeepsTheProcessorBacklogsContract(() => Promise.resolve(new InMemoryProcessorBacklogs()));
});
