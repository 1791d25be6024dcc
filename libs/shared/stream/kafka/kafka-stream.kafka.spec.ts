import { randomUUID } from 'node:crypto';
import { describeWithKafka } from '@tokenledger/shared/testing';
import { createKafkaConsumer, createKafkaProducer, ensureTopics } from '../index';
import { describeStreamContract } from '../testing/stream-contract';

describeWithKafka('Kafka', ({ brokers }) => {
  describeStreamContract('Apache Kafka', async () => {
    const connection = { brokers, clientId: 'contract' };
    const topic = `contract-${randomUUID()}`;
    await ensureTopics(connection, [{ name: topic, partitions: 4, replicationFactor: 1 }]);
    const producer = createKafkaProducer(connection);
    const consumer = createKafkaConsumer({ ...connection, groupId: topic, topics: [topic] });
    const close = async (): Promise<void> => {
      await producer.close();
      await consumer.stop();
    };
    return { topic, producer, consumer, close };
  });
});
