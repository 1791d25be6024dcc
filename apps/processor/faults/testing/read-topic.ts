import { randomUUID } from 'node:crypto';

import { createKafkaConsumer, type StreamRecord } from '@tokenledger/shared/stream';

import type { FaultStage } from './fault-stage';

/** Everything that lies in some topics now. */
export async function readTopics(stage: FaultStage, topics: readonly string[]): Promise<readonly StreamRecord[]> {
  const records: StreamRecord[] = [];
  const consumer = createKafkaConsumer({
    brokers: stage.options.brokers,
    clientId: 'fault-test-reader',
    groupId: `${stage.options.prefix}reader-${randomUUID()}`,
    topics,
  });
  await consumer.start((batch) => Promise.resolve(void records.push(...batch)));
  try {
    await stage.until(`the end of ${topics.join()}`, async () => ((await consumer.lag()) === 0 ? true : undefined));
    return records;
  } finally {
    await consumer.stop();
  }
}
