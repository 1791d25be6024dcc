import type { Quantities } from '@tokenledger/pricing/domain';
import { METERS } from '@tokenledger/pricing/domain';

import { CALL_OPERATIONS } from '../dialects/otel-genai-attributes';
import type { UsageReading } from '../ledger/usage-reading';
import { inputTokensOf, outputTokensOf } from '../usage/token-sums';

/** What is left of a container once the calls below it are taken away. */
export interface ContainerVerdict {
  readonly container: UsageReading;
  /** Quantities that no call below explains; undefined where everything is explained. */
  readonly residual: Quantities | undefined;
  /** True where there was nothing below: the container is the only witness of its calls. */
  readonly soleWitness: boolean;
}

/** Clocks of two services may differ by this much before a child falls outside its parent's time. */
const CLOCK_TOLERANCE_US = 5_000_000;
/** Times of one service are only rounded; with more, a short agent would explain the one that runs after it. */
const ROUNDING_US = 50_000;

/** A call that counts, and every reading of it: observers of one call may stand in different traces. */
export interface CountedCall {
  readonly quantities: Quantities;
  readonly sightings: readonly UsageReading[];
}

/**
 * Decides what each container of a trace counts.
 *
 * Agent and workflow spans repeat the usage of the calls they make, so adding both is exactly twice the bill. A call is
 * below a container when it hangs from it, through whatever readings stand between. Where the chain of parents breaks
 * off (a tool's span is no reading), it is below when the last one known lies inside the container's time in the same
 * trace without being its sibling; agents that run side by side explain nothing of each other.
 * Inner containers are decided first; what they count explains the outer ones.
 *
 * @param containers readings with role `container`, one for each span
 */
export function explainContainers(
  containers: readonly UsageReading[],
  calls: readonly CountedCall[],
): readonly ContainerVerdict[] {
  const byTrace = new CallsByTrace(calls);
  const ancestry = new Ancestry([...containers, ...calls.flatMap(({ sightings }) => sightings)]);
  return [...containers].sort(compareInnerFirst).map((container) => {
    const branch = new Set(ancestry.pathOf(container).map(({ spanId }) => spanId));
    const below = byTrace.of(container.traceId).filter((call) => isBelow(call, container, branch, ancestry));
    const verdict = decide(container, below);
    if (verdict.residual !== undefined) byTrace.add({ quantities: verdict.residual, sightings: [container] });
    return verdict;
  });
}

class CallsByTrace {
  private readonly calls = new Map<string, CountedCall[]>();

  constructor(calls: readonly CountedCall[]) {
    calls.forEach((call) => this.add(call));
  }

  of(traceId: string): readonly CountedCall[] {
    return this.calls.get(traceId) ?? [];
  }

  add(call: CountedCall): void {
    for (const traceId of new Set(call.sightings.map((sighting) => sighting.traceId))) {
      const known = this.calls.get(traceId);
      if (known === undefined) this.calls.set(traceId, [call]);
      else known.push(call);
    }
  }
}

function decide(container: UsageReading, below: readonly CountedCall[]): ContainerVerdict {
  const own = container.usage.quantities;
  if (below.length === 0) return { container, residual: own, soleWitness: true };
  const explained = sumOf(below.map((call) => call.quantities));
  const input = Math.max(0, inputTokensOf(own) - inputTokensOf(explained));
  const output = Math.max(0, outputTokensOf(own) - outputTokensOf(explained));
  // A call around a call is that call; the placeholder of a stream that one of them counts as output is no rest.
  const isPlaceholder = CALL_OPERATIONS.has(container.operation) && output <= below.length;
  if (input === 0 && (output === 0 || isPlaceholder)) return { container, residual: undefined, soleWitness: false };
  // The container may not tell cached from uncached input: then only the totals can be compared.
  const residual = subtractByMeter(own, explained) ?? { ...(input > 0 && { input }), ...(output > 0 && { output }) };
  return { container, residual, soleWitness: false };
}

function subtractByMeter(own: Quantities, explained: Quantities): Quantities | undefined {
  const rest: Record<string, number> = {};
  for (const meter of METERS) {
    const left = (own[meter] ?? 0) - (explained[meter] ?? 0);
    if (left < 0) return undefined;
    if (left > 0) rest[meter] = left;
  }
  return rest;
}

function sumOf(all: readonly Quantities[]): Quantities {
  const sum: Record<string, number> = {};
  for (const quantities of all) {
    for (const meter of METERS) {
      const quantity = quantities[meter];
      if (quantity !== undefined) sum[meter] = (sum[meter] ?? 0) + quantity;
    }
  }
  return sum;
}

/** Who hangs from whom, as far as the readings of the traces tell. */
class Ancestry {
  private readonly bySpan = new Map<string, UsageReading>();

  constructor(readings: readonly UsageReading[]) {
    for (const reading of readings)
      if (reading.spanId !== '') this.bySpan.set(spanKey(reading, reading.spanId), reading);
  }

  /** The reading itself, then its parent, and so on up to the last one known. */
  pathOf(reading: UsageReading): readonly UsageReading[] {
    const path = [reading];
    const met = new Set([reading.spanId]);
    for (let parent = this.parentOf(reading); parent !== undefined; parent = this.parentOf(parent)) {
      // Spans that name each other as parents are a broken trace, not an endless one.
      if (met.has(parent.spanId)) break;
      met.add(parent.spanId);
      path.push(parent);
    }
    return path;
  }

  private parentOf(reading: UsageReading): UsageReading | undefined {
    return reading.parentSpanId === '' ? undefined : this.bySpan.get(spanKey(reading, reading.parentSpanId));
  }
}

function spanKey(reading: UsageReading, spanId: string): string {
  return `${reading.traceId}/${spanId}`;
}

/** @param branch span ids of the container and of all above it that are known */
function isBelow(call: CountedCall, container: UsageReading, branch: ReadonlySet<string>, ancestry: Ancestry): boolean {
  return call.sightings.some(
    (sighting) => sighting.traceId === container.traceId && hangsBelow(sighting, container, branch, ancestry),
  );
}

function hangsBelow(
  sighting: UsageReading,
  container: UsageReading,
  branch: ReadonlySet<string>,
  ancestry: Ancestry,
): boolean {
  if (sighting.spanId === container.spanId) return false;
  const path = ancestry.pathOf(sighting);
  if (path.some((reading) => reading.parentSpanId === container.spanId)) return true;
  // A call around a call repeats what hangs from it, not what merely happens at the same time.
  if (CALL_OPERATIONS.has(container.operation)) return false;
  const top = path.at(-1) ?? sighting;
  // Both hang from one that is known, each by a way of its own.
  if (branch.has(top.spanId)) return false;
  if (top.parentSpanId !== '' && top.parentSpanId === container.parentSpanId) return false;
  return liesWithin(top, container);
}

function liesWithin(inner: UsageReading, outer: UsageReading): boolean {
  const tolerance = inner.owner.values.service === outer.owner.values.service ? ROUNDING_US : CLOCK_TOLERANCE_US;
  return inner.startedAtUs >= outer.startedAtUs - tolerance && inner.endedAtUs <= outer.endedAtUs + tolerance;
}

function compareInnerFirst(left: UsageReading, right: UsageReading): number {
  const length = (reading: UsageReading): number => reading.endedAtUs - reading.startedAtUs;
  return (
    length(left) - length(right) || (left.readingId < right.readingId ? -1 : Number(left.readingId > right.readingId))
  );
}
