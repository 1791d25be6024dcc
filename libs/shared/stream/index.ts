export { UNREADABLE_HEADER } from './compression/unreadable-batch';
export { ensureTopics, type TopicOutcome, type TopicSpec } from './kafka/ensure-topics';
export { createInProcessStream, type InProcessSettings, type InProcessStream } from './in-process/in-process-stream';
export { createKafkaConsumer } from './kafka/kafka-consumer';
export { createKafkaProducer, type KafkaStreamProducer } from './kafka/kafka-producer';
export * from './kafka/kafka-settings';
export * from './stream';
export * from './stream-errors';
export * from './stream-log';
