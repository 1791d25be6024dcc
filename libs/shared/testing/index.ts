export * from './describe-where-available';
export * from './describe-with-engines';
export * from './describe-with-kafka';
export * from './engines-clickhouse';
export * from './engines-postgres';
export * from './kafka-for-tests';
export * from './kafka-node';
