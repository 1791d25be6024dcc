import { randomUUID } from 'node:crypto';

import { findOriginals } from '@tokenledger/ingestion/data';
import { deadLetterId, type ReplayPorts } from '@tokenledger/metering/domain';
import { createKafkaConsumer, type KafkaConnection } from '@tokenledger/shared/stream';

/** Whatever its topic once took: the broker decides whether it takes it again. */
export const MOST_REPLAYED_BYTES = 48 * 1024 * 1024;

/** Finds the bytes of dead letters on their topic, each time from its start. */
export function originalsOnTopic(
  connection: KafkaConnection,
  groupOfProcessors: string,
  topic: string,
): ReplayPorts['originalsOf'] {
  return (letters, signal) =>
    // A group of its own each time: it must read from the start. The processors' name before it suits their ACL.
    findOriginals(
      createKafkaConsumer({
        ...connection,
        groupId: `${groupOfProcessors}-dead-letters-${randomUUID()}`,
        topics: [topic],
      }),
      letters.map(deadLetterId),
      signal,
    );
}
