import type { UsageSpanExporter, UsageStats } from '@tokenledger/sdk';

import type { RecordedCall } from '../traces/recorded-call';
import type { Pace } from './pace';
import type { ReplaySpans } from './replay-span';

export interface TraceToSend {
  readonly calls: AsyncIterable<RecordedCall>;
  readonly firstOffsetNs: number;
  readonly spans: ReplaySpans;
  readonly pace: Pace;
}

/** Well below the exporter's own buffer: a replay waits, it does not drop. */
export const MOST_IN_BUFFER = 8_192;
const WAIT_FOR_ROOM_MS = 5_000;

/**
 * Hands each call to the exporter when it is due, and waits while the receiver is slower.
 *
 * @param onSent after each call; the replay's progress
 * @throws AbortError when the signal is aborted
 */
export async function sendTrace(
  exporter: UsageSpanExporter,
  trace: TraceToSend,
  signal: AbortSignal,
  onSent: (stats: () => UsageStats) => void,
): Promise<void> {
  const stats = (): UsageStats => exporter.stats();
  for await (const call of trace.calls) {
    await trace.pace.waitFor(call.offsetNs - trace.firstOffsetNs);
    while (stats().buffered.spans >= MOST_IN_BUFFER) {
      signal.throwIfAborted();
      await exporter.flush(WAIT_FOR_ROOM_MS);
    }
    signal.throwIfAborted();
    exporter.accept(trace.spans.spanOf(call));
    onSent(stats);
  }
}
