import { createMeter, type Logger } from '@tokenledger/shared/telemetry';

export interface Backlogs {
  /** Records of the stream not yet committed; undefined while unknown. */
  readonly lag: () => Promise<number | undefined>;
  /** Buckets whose rollups are older than their events. */
  readonly dirtyBuckets: () => Promise<number>;
}

const ASK_EVERY_MS = 5_000;

/** Shows what still waits; asked for in the background, because a gauge may not wait for its value. */
export function watchBacklogs(backlogs: Backlogs, log: Logger): { stop(): void } {
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
    }
  };
  const timer = setInterval(() => void ask(), ASK_EVERY_MS);
  timer.unref();
  void ask();
  return {
    stop() {
      clearInterval(timer);
      gauges.forEach((gauge) => gauge.stop());
    },
  };
}
