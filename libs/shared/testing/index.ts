export * from './kafka-for-tests';
export * from './kafka-node';
