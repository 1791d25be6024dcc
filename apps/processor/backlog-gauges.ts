import { createMeter, type Logger } from '@tokenledger/shared/telemetry';

export interface Backlogs {
  /** Records of the stream not yet committed; undefined while unknown. */
  readonly lag: () => Promise<number | undefined>;
  /** Buckets whose rollups are older than their events. */
  readonly dirtyBuckets: () => Promise<number>;
  /** Gets every measurement. Where it fails the next one comes all the same. */
  readonly report: (lag: number | undefined, dirtyBuckets: number) => Promise<void>;
  /** Gets word that there are no more of them. */
  readonly leave: () => Promise<void>;
}

const ASK_EVERY_MS = 5_000;

/** Shows what still waits; asked for in the background, because a gauge may not wait for its value. */
export function watchBacklogs(backlogs: Backlogs, log: Logger): { stop(): Promise<void> } {
  const meter = createMeter('tokenledger.processor');
  let lag: number | undefined;
  let dirty: number | undefined;
  const gauges = [
    meter.gauge('tokenledger.processor.lag', { description: 'Records not yet booked', unit: '{record}' }, () => lag),
    meter.gauge(
      'tokenledger.roller.dirty_buckets',
      { description: 'Buckets whose rollups are older than their events', unit: '{bucket}' },
      () => dirty,
    ),
  ];
  const ask = async (): Promise<void> => {
    try {
      [lag, dirty] = await Promise.all([backlogs.lag(), backlogs.dirtyBuckets()]);
    } catch (error) {
      // What is not known is not shown: an old figure would pass for a new one.
      lag = dirty = undefined;
      log.debug('the backlog cannot be told', { error });
      return;
    }
    await backlogs.report(lag, dirty).catch((error: unknown) => log.debug('the backlog cannot be reported', { error }));
  };
  let asking: Promise<void> | undefined;
  const askUnlessAsking = (): void => {
    asking ??= ask().finally(() => (asking = undefined));
  };
  const timer = setInterval(askUnlessAsking, ASK_EVERY_MS);
  timer.unref();
  askUnlessAsking();
  return {
    async stop() {
      clearInterval(timer);
      gauges.forEach((gauge) => gauge.stop());
      await asking;
      await backlogs.leave();
    },
  };
}
