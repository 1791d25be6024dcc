import { createKafkaConsumer, type StreamRecord } from '@tokenledger/shared/stream';
import { Kafka, logLevel } from 'kafkajs';

const READ_WITHIN_MS = 30_000;

/** @returns every record that is on a topic now */
export async function readTopic(brokers: readonly string[], topic: string): Promise<readonly StreamRecord[]> {
  const wanted = await recordsOn(brokers, topic);
  const found: StreamRecord[] = [];
  if (wanted === 0) return found;
  const groupId = `${topic}.read.${Date.now()}`;
  const consumer = createKafkaConsumer({ brokers, clientId: 'interop', groupId, topics: [topic], lingerMs: 20 });
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`${found.length} of ${wanted} records of ${topic} could be read`)),
        READ_WITHIN_MS,
      );
      void consumer
        .start((records) => {
          found.push(...records);
          if (found.length < wanted) return Promise.resolve();
          clearTimeout(late);
          resolve();
          return Promise.resolve();
        })
        .catch(reject);
    });
    return found;
  } finally {
    await consumer.stop();
  }
}

async function recordsOn(brokers: readonly string[], topic: string): Promise<number> {
  const admin = new Kafka({ brokers: [...brokers], clientId: 'interop', logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  } finally {
    await admin.disconnect();
  }
}
