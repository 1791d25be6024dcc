import { KafkaNotAvailableError, startKafkaNode } from './kafka-node';

export type KafkaForTests =
  | { readonly available: true; readonly brokers: readonly string[]; stop(): Promise<void> }
  | { readonly available: false; readonly reason: string };

/**
 * A broker for tests: the one named in KAFKA_BROKERS (comma-separated), else one started from `infra/kafka`.
 *
 * "Not available" means that this machine has no Kafka to offer; a Kafka that is there and fails throws.
 */
export async function kafkaForTests(): Promise<KafkaForTests> {
  const named = brokersFromEnvironment();
  if (named.length > 0) return { available: true, brokers: named, stop: () => Promise.resolve() };
  try {
    const node = await startKafkaNode();
    return { available: true, brokers: node.brokers, stop: () => node.dispose() };
  } catch (error) {
    if (error instanceof KafkaNotAvailableError) return { available: false, reason: error.message };
    throw error;
  }
}

function brokersFromEnvironment(): readonly string[] {
  return (process.env['KAFKA_BROKERS'] ?? '')
    .split(',')
    .map((broker) => broker.trim())
    .filter((broker) => broker !== '');
}
