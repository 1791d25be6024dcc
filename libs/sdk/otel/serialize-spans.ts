import type { TraceSerializer } from './finished-span';
import type { StrippedSpan } from './strip-span';

/** A detector that never answers must not stop reporting; its attributes are then missing. */
const LONGEST_DETECTION_MS = 5_000;

/**
 * Spans as an OTLP `ExportTraceServiceRequest`, on a turn of the event loop of its own.
 *
 * @returns undefined where the serialiser cannot make anything of them
 */
export async function serializeSpans(
  spans: readonly StrippedSpan[],
  serializer: TraceSerializer,
): Promise<Uint8Array | undefined> {
  await detectionOf(spans);
  await nextTurn();
  try {
    return serializer.serializeRequest([...spans]);
  } catch {
    // Which span it was is found by halving, and that one is counted as invalid.
    return undefined;
  }
}

async function detectionOf(spans: readonly StrippedSpan[]): Promise<void> {
  const pending = new Set(spans.flatMap(({ resource }) => (resource.settled === undefined ? [] : [resource.settled])));
  if (pending.size === 0) return;
  let timer: NodeJS.Timeout | undefined;
  const longest = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_DETECTION_MS).unref();
  });
  await Promise.race([Promise.all(pending), longest]);
  clearTimeout(timer);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
