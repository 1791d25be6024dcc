export * from './dead-letters/dead-letter-assembler';
export * from './dead-letters/dead-letter-topic-writer';
export * from './dead-letters/find-originals';
