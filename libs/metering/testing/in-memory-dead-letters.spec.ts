import { itKeepsTheDeadLetterReaderContract } from './dead-letter-reader-contract';
import { InMemoryDeadLetters } from './in-memory-dead-letters';

describe('dead letters in memory', () => {
  itKeepsTheDeadLetterReaderContract(() => {
    const letters = new InMemoryDeadLetters();
    return Promise.resolve({ letters, reader: letters });
  });
});
