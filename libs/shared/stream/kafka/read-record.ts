import { isUtf8 } from 'node:buffer';
import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { StreamRecord } from '../stream';

const NOTHING = new Uint8Array(0);

export function fromKafkaMessage(topic: string, partition: number, message: KafkaMessage): StreamRecord {
  const { key, value, offset, timestamp, headers } = message;
  return {
    topic,
    partition,
    offset,
    ...(key === null ? {} : { key: isUtf8(key) ? key.toString('utf8') : key }),
    value: value ?? NOTHING,
    headers: headers === undefined ? {} : fromKafkaHeaders(headers),
    arrivedAt: new Date(Number(timestamp)),
  };
}

/** Kafka allows a name more than once; the last one counts, as in the OpenTelemetry Collector's receiver. */
function fromKafkaHeaders(headers: IHeaders): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined && last !== null) texts[name] = last.toString();
  }
  return texts;
}
