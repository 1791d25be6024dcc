import type { RollerObserver } from '@tokenledger/metering/data';
import type { ProcessingObserver } from '@tokenledger/metering/domain';
import { createMeter, DURATION_BOUNDARIES_S, type Logger } from '@tokenledger/shared/telemetry';

const meter = createMeter('tokenledger.processor');

const records = meter.counter('tokenledger.processor.records', {
  description: 'Records read from the stream',
  unit: '{record}',
});
const bytes = meter.counter('tokenledger.processor.bytes', { description: 'Bytes read from the stream', unit: 'By' });
const calls = meter.counter('tokenledger.processor.readings', {
  description: 'Readings of model calls written to the ledger',
  unit: '{reading}',
});
const dropped = meter.counter('tokenledger.processor.dropped', {
  description: 'OTLP records that are no model usage, by reason',
  unit: '{record}',
});
const deadLetters = meter.counter('tokenledger.processor.dead_letters', {
  description: 'Records put aside because they could not be booked, by reason',
  unit: '{record}',
});
const batches = meter.histogram('tokenledger.processor.batch.duration', {
  description: 'Time from a batch read to its rows durable',
  unit: 's',
  boundaries: DURATION_BOUNDARIES_S,
});
const passes = meter.histogram('tokenledger.roller.pass.duration', {
  description: 'Time to bring dirty buckets up to date',
  unit: 's',
  boundaries: DURATION_BOUNDARIES_S,
});
const buckets = meter.counter('tokenledger.roller.buckets', { description: 'Buckets recomputed', unit: '{bucket}' });
const failedPasses = meter.counter('tokenledger.roller.failures', {
  description: 'Passes that failed; their buckets stay dirty',
  unit: '{pass}',
});

export function processingMetrics(log: Logger): ProcessingObserver {
  return {
    recordsReceived(count, size) {
      records.add(count);
      bytes.add(size);
    },
    readingsWritten: (count) => calls.add(count),
    dropped: (reason, count) => dropped.add(count, { reason }),
    deadLettered(reason, count) {
      deadLetters.add(count, { reason });
      log.warn('records were put aside', { reason, count });
    },
    batchFinished: (seconds) => batches.record(seconds),
  };
}

export function rollerMetrics(log: Logger): RollerObserver {
  return {
    passed(seconds, count) {
      passes.record(seconds);
      buckets.add(count);
    },
    failed(error) {
      failedPasses.add(1);
      log.warn('a pass over dirty buckets failed and is tried again', { error });
    },
  };
}
