import { itKeepsTheDeadLetterReplaysContract } from './dead-letter-replays-contract';
import { InMemoryDeadLetterReplays } from './in-memory-dead-letter-replays';

describe('replays of dead letters in memory', () => {
  itKeepsTheDeadLetterReplaysContract(() => Promise.resolve(new InMemoryDeadLetterReplays()));
});
