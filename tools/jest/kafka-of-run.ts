let stop: (() => Promise<void>) | undefined;

/** Set-up and tear-down are loaded by the same process, so this module is where they meet. */
export function setStopKafka(stopKafkaOfRun: () => Promise<void>): void {
  stop = stopKafkaOfRun;
}

/** Stops what the set-up started; does nothing when it started nothing. */
export async function stopKafka(): Promise<void> {
  await stop?.();
}
