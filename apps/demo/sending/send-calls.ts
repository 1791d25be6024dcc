import type { PriceBook } from '@tokenledger/pricing/domain';
import { createOtlpSpanExporter, type UsageSpanExporter } from '@tokenledger/sdk';

import { DEMO_KEYS, type DemoCall, type DemoKey } from '../generator/demo-call';
import { DemoSpans } from './demo-spans';

export interface Sending {
  /** What emitters price their calls with that tell a cost. */
  readonly book: PriceBook;
  readonly otlp: URL;
  readonly keys: Readonly<Record<DemoKey, string>>;
  readonly signal: AbortSignal;
  /** After each call that is acknowledged, or some at once. */
  readonly onProgress: (acknowledged: number) => void;
}

/** Not all calls reached the ledger; the message says why. */
export class SendingError extends Error {}

/** Well below the exporter's own buffer: a demo waits, it does not drop. */
const MOST_IN_BUFFER = 6_000;
/** Each request is one commit of the ledger: large ones cost it less. */
const SPANS_A_REQUEST = 2_000;
const WAIT_FOR_ROOM_MS = 10_000;
const LAST_FLUSH_MS = 120_000;
const STOPPED_FLUSH_MS = 5_000;
const TELL_EVERY = 500;

/**
 * Sends calls through the SDK's exporters, one for each ingestion key, waiting while the collector is slower.
 *
 * @throws SendingError where calls did not arrive
 * @throws AbortError when it is stopped
 */
export async function sendCalls(calls: Iterable<DemoCall>, sending: Sending): Promise<void> {
  const spans = new DemoSpans(sending.book);
  const exporters = openExporters(sending);
  const all = DEMO_KEYS.map((key) => exporters[key]);
  const acknowledged = (): number => all.reduce((sum, exporter) => sum + exporter.stats().sent, 0);
  let accepted = 0;
  /** Spans beyond one a call. */
  let more = 0;
  const tell = (): void => sending.onProgress(Math.max(0, acknowledged() - more));
  try {
    for (const call of calls) {
      for (const { key, span } of spans.spansOf(call)) {
        const exporter = exporters[key];
        while (exporter.stats().buffered.spans >= MOST_IN_BUFFER) {
          await exporter.flush(WAIT_FOR_ROOM_MS);
          throwIfHopeless(all, sending.signal);
          tell();
        }
        exporter.accept(span);
        accepted += 1;
      }
      more += call.evidence.witnesses.length - 1;
      if ((accepted - more) % TELL_EVERY === 0) {
        await nextTurn();
        throwIfHopeless(all, sending.signal);
        tell();
      }
    }
    await Promise.all(all.map((exporter) => exporter.flush(LAST_FLUSH_MS)));
    sending.signal.throwIfAborted();
  } finally {
    await Promise.all(all.map((exporter) => exporter.shutdown(STOPPED_FLUSH_MS)));
    tell();
  }
  if (acknowledged() !== accepted) throw new SendingError(lossOf(all, accepted - acknowledged()));
}

/** What was dropped will not come: there is no use in sending the rest. */
function throwIfHopeless(exporters: readonly UsageSpanExporter[], signal: AbortSignal): void {
  signal.throwIfAborted();
  const dropped = exporters.reduce((sum, exporter) => sum + exporter.stats().dropped.total, 0);
  if (dropped > 0) throw new SendingError(lossOf(exporters, dropped));
}

function lossOf(exporters: readonly UsageSpanExporter[], calls: number): string {
  const details = exporters
    .map((exporter) => exporter.stats().lastFailure?.detail)
    .filter((text) => text !== undefined);
  return `${calls} calls did not arrive (${details[0] ?? 'the collector did not answer in time'})`;
}

function openExporters({ otlp, keys }: Sending): Readonly<Record<DemoKey, UsageSpanExporter>> {
  const open = (key: DemoKey): UsageSpanExporter =>
    createOtlpSpanExporter({
      endpoint: otlp.href,
      ingestionKey: keys[key],
      compression: isLoopback(otlp) ? 'none' : 'gzip',
      maxBatchSpans: SPANS_A_REQUEST,
      maxBufferedSpans: 2 * MOST_IN_BUFFER,
      maxBufferedBytes: 64 * 1_048_576,
      maxDelayMs: 2_000,
      requestTimeoutMs: 60_000,
      // It is flushed here, also when it is stopped.
      flushOnExit: false,
      flushTimeoutMs: LAST_FLUSH_MS,
    });
  return {
    services: open('services'),
    'coding-agents': open('coding-agents'),
    contractor: open('contractor'),
    vendor: open('vendor'),
  };
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
