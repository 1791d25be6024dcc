import { describeFailing, describeWhereAvailable } from './describe-where-available';

/** The broker that all specs of a run share; keep apart by topic and group names of your own. */
export interface SharedKafka {
  /** `host:port` each. Empty while a skipped block is only being registered. */
  readonly brokers: readonly string[];
}

/** What the set-up of the kafka project found out once for the whole run. */
export type KafkaOfRun =
  | { readonly state: 'available'; readonly brokers: readonly string[]; readonly ownNodes: OwnNodes }
  | { readonly state: 'unavailable'; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string };

/** Whether specs may start brokers of their own from `infra/kafka`, to stop and kill them. */
export type OwnNodes = { readonly available: true } | { readonly available: false; readonly reason: string };

/** Carries {@link KafkaOfRun} as JSON from Jest's parent process to its workers. */
export const KAFKA_OF_RUN_VARIABLE = 'TOKENLEDGER_KAFKA_OF_TEST_RUN';

/**
 * Tests on the real Kafka that this run shares (`KAFKA_BROKERS`, or started once from `infra/kafka`).
 *
 * Where none can be had they are skipped with the reason; under `CI=true`, and where a Kafka is there but broken, they fail.
 * Only in `x.kafka.spec.ts`.
 */
export function describeWithKafka(name: string, body: (kafka: SharedKafka) => void): void {
  const kafka = kafkaOfRun();
  const brokers = kafka.state === 'available' ? kafka.brokers : [];
  describeOnKafka(name, kafka, { available: true }, () => body({ brokers }));
}

/**
 * Tests that start a Kafka of their own (`startKafkaNode`) because they stop, kill or freeze it.
 * Skipped and failed like {@link describeWithKafka}; skipped too where only the brokers of `KAFKA_BROKERS` can be had.
 */
export function describeWithKafkaNode(name: string, body: () => void): void {
  const kafka = kafkaOfRun();
  const ownNodes: OwnNodes = kafka.state === 'available' ? kafka.ownNodes : { available: true };
  describeOnKafka(name, kafka, ownNodes, body);
}

function describeOnKafka(name: string, kafka: KafkaOfRun, ownNodes: OwnNodes, body: () => void): void {
  switch (kafka.state) {
    case 'failed':
      return describeFailing(name, `Kafka could not be started: ${kafka.reason}`, body);
    case 'unavailable':
      return describeWhereAvailable(name, 'Kafka', { available: false, reason: kafka.reason }, body);
    case 'available':
      return describeWhereAvailable(name, 'a Kafka of its own', ownNodes, body);
  }
}

function kafkaOfRun(): KafkaOfRun {
  const found = process.env[KAFKA_OF_RUN_VARIABLE];
  if (found === undefined) {
    throw new Error('Kafka is started for x.kafka.spec.ts only: name the file so, or take describe.');
  }
  return JSON.parse(found) as KafkaOfRun;
}
