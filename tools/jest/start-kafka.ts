import { KAFKA_OF_RUN_VARIABLE, type KafkaOfRun, type OwnNodes } from '../../libs/shared/testing/describe-with-kafka';
import { kafkaForTests } from '../../libs/shared/testing/kafka-for-tests';
import { startKafkaNode } from '../../libs/shared/testing/kafka-node';
import { setStopKafka } from './kafka-of-run';

/** Runs once, before the first worker starts and only when kafka specs are among the selected ones. */
export default async function startKafka(): Promise<void> {
  process.env[KAFKA_OF_RUN_VARIABLE] = JSON.stringify(await findKafka());
}

async function findKafka(): Promise<KafkaOfRun> {
  try {
    const named = (process.env['KAFKA_BROKERS'] ?? '').trim() !== '';
    const kafka = await kafkaForTests();
    if (!kafka.available) return { state: 'unavailable', reason: kafka.reason };
    setStopKafka(() => kafka.stop());
    const ownNodes = named ? await tryOwnNode() : { available: true as const };
    return { state: 'available', brokers: kafka.brokers, ownNodes };
  } catch (error) {
    return { state: 'failed', reason: messageOf(error) };
  }
}

/** Brokers that somebody named may not be stopped or killed; this asks whether some of our own can be. */
async function tryOwnNode(): Promise<OwnNodes> {
  try {
    const node = await startKafkaNode();
    await node.dispose();
    return { available: true };
  } catch (error) {
    return { available: false, reason: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
