/** Jest loads set-up and tear-down as separate modules of one process; the process is where they meet. */
const holder: { stopTestKafka?: () => Promise<void> } = globalThis;

export function setStopKafka(stop: () => Promise<void>): void {
  holder.stopTestKafka = stop;
}

/** Stops what the set-up started; does nothing when it started nothing. */
export async function stopKafka(): Promise<void> {
  await holder.stopTestKafka?.();
}
