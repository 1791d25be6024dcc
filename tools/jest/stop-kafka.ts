import { stopKafka } from './kafka-of-run';

/** Runs once, after the last spec. */
export default async function stopKafkaOfRun(): Promise<void> {
  await stopKafka();
}
