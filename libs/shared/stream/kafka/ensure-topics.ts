import { setTimeout as wait } from 'node:timers/promises';
import { type Admin, type Kafka, KafkaJSError } from 'kafkajs';
import { StreamUnavailableError } from '../stream-errors';
import { createKafkaClient } from './kafka-client';
import type { KafkaConnection } from './kafka-settings';

export interface TopicSpec {
  readonly name: string;
  /** Also the most processors that read at once; may be raised later, never lowered. */
  readonly partitions: number;
  /** Copies in the cluster; 3 in production. */
  readonly replicationFactor: number;
  /** Kafka's topic settings over ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** What had to be done for a topic. */
export type TopicOutcome = 'created' | 'extended' | 'present';

/**
 * The broker stamps records with their arrival: by the calls' own times, retention would delete backdated calls
 * within minutes.
 */
const OUR_SETTINGS: Readonly<Record<string, string>> = { 'message.timestamp.type': 'LogAppendTime' };

/**
 * Creates the topics that are missing and adds partitions where there are fewer; changes nothing else about topics
 * that exist. Several processes may call it at once.
 * @throws StreamUnavailableError where the cluster is out of reach or refuses
 */
export async function ensureTopics(
  connection: KafkaConnection,
  topics: readonly TopicSpec[],
): Promise<ReadonlyMap<string, TopicOutcome>> {
  const kafka = createKafkaClient(connection, {
    requestTimeoutMs: 10_000,
    retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5 },
  });
  return withAdmin(kafka, async (admin) => {
    const outcomes = new Map<string, TopicOutcome>();
    for (const topic of topics) outcomes.set(topic.name, await ensureTopic(admin, topic));
    return outcomes;
  });
}

async function withAdmin<T>(kafka: Kafka, task: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return await task(admin);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StreamUnavailableError(`Kafka's topics could not be prepared: ${reason}`, error);
  } finally {
    await admin.disconnect();
  }
}

async function ensureTopic(admin: Admin, topic: TopicSpec): Promise<TopicOutcome> {
  const created = await createTopic(admin, topic);
  const present = await ledPartitions(admin, topic.name);
  if (created) return 'created';
  if (present >= topic.partitions) return 'present';
  await admin.createPartitions({ topicPartitions: [{ topic: topic.name, count: topic.partitions }] });
  return 'extended';
}

/** @returns false where the topic exists, also by the hand of another process just now */
function createTopic(admin: Admin, topic: TopicSpec): Promise<boolean> {
  const settings = { ...OUR_SETTINGS, ...topic.settings };
  return admin.createTopics({
    // kafkajs would ask once which broker leads, and give up where that broker has not heard of the topic yet.
    waitForLeaders: false,
    topics: [
      {
        topic: topic.name,
        numPartitions: topic.partitions,
        replicationFactor: topic.replicationFactor,
        configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
      },
    ],
  });
}

/** A busy broker takes seconds to learn of what the controller has decided. */
const LONGEST_WAIT_FOR_LEADERS_MS = 30_000;
const ASK_EVERY_MS = 100;

/** Waits until the brokers know the topic and every partition has a leader. @returns how many partitions it has */
async function ledPartitions(admin: Admin, name: string): Promise<number> {
  const latest = performance.now() + LONGEST_WAIT_FOR_LEADERS_MS;
  for (;;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
      const partitions = topics.find((topic) => topic.name === name)?.partitions ?? [];
      if (partitions.length > 0 && partitions.every(({ leader }) => leader >= 0)) return partitions.length;
    } catch (error) {
      if (performance.now() > latest || !isNotThereYet(error)) throw error;
    }
    if (performance.now() > latest) throw new Error(`no broker leads every partition of ${name}`);
    await wait(ASK_EVERY_MS);
  }
}

/** By the names of Kafka's protocol errors 3 and 5. */
function isNotThereYet(error: unknown): boolean {
  const type = error instanceof KafkaJSError ? (error as { type?: string }).type : undefined;
  return type === 'UNKNOWN_TOPIC_OR_PARTITION' || type === 'LEADER_NOT_AVAILABLE';
}
