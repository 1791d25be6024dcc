import type { Quantities } from '@tokenledger/pricing/domain';
import { METERS } from '@tokenledger/pricing/domain';

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

/** Clocks of one trace's processes may differ by this much before a child falls outside its parent's time. */
const CLOCK_TOLERANCE_US = 5_000_000;

/**
 * Decides what each container of a trace counts.
 *
 * Agent and workflow spans repeat the usage of the calls they make, so adding both is exactly twice the bill. A call is
 * below a container when it hangs from it, or lies inside its time in the same trace without being its sibling.
 * Inner containers are decided first; what they count explains the outer ones.
 *
 * @param containers readings with role `container`, one for each span
 * @param calls booked calls of the same traces
 */
export function explainContainers(
  containers: readonly UsageReading[],
  calls: readonly UsageReading[],
): readonly ContainerVerdict[] {
  const innerFirst = [...containers].sort(compareInnerFirst);
  const counted = groupByTrace(calls);
  return innerFirst.map((container) => {
    const siblingsAndChildren = counted.get(container.traceId) ?? [];
    const below = siblingsAndChildren.filter((call) => isBelow(call, container));
    const verdict = decide(container, below);
    if (verdict.residual !== undefined) {
      const residual = { ...container, usage: { ...container.usage, quantities: verdict.residual } };
      counted.set(container.traceId, [...siblingsAndChildren, residual]);
    }
    return verdict;
  });
}

function decide(container: UsageReading, below: readonly UsageReading[]): ContainerVerdict {
  const own = container.usage.quantities;
  if (below.length === 0) return { container, residual: own, soleWitness: true };
  const explained = sumOf(below.map((call) => call.usage.quantities));
  const byMeter = subtractByMeter(own, explained);
  const input = Math.max(0, inputTokensOf(own) - inputTokensOf(explained));
  const output = Math.max(0, outputTokensOf(own) - outputTokensOf(explained));
  if (input === 0 && output === 0) return { container, residual: undefined, soleWitness: false };
  // The container may not tell cached from uncached input: then only the totals can be compared.
  const residual = byMeter ?? { ...(input > 0 && { input }), ...(output > 0 && { output }) };
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

function isBelow(call: UsageReading, container: UsageReading): boolean {
  if (call.spanId === container.spanId) return false;
  if (call.parentSpanId === container.spanId) return true;
  if (call.parentSpanId !== '' && call.parentSpanId === container.parentSpanId) return false;
  return (
    call.startedAtUs >= container.startedAtUs - CLOCK_TOLERANCE_US &&
    call.endedAtUs <= container.endedAtUs + CLOCK_TOLERANCE_US
  );
}

function compareInnerFirst(left: UsageReading, right: UsageReading): number {
  const length = (reading: UsageReading): number => reading.endedAtUs - reading.startedAtUs;
  return (
    length(left) - length(right) || (left.readingId < right.readingId ? -1 : Number(left.readingId > right.readingId))
  );
}

function groupByTrace(calls: readonly UsageReading[]): Map<string, readonly UsageReading[]> {
  const groups = new Map<string, UsageReading[]>();
  for (const call of calls) {
    const group = groups.get(call.traceId);
    if (group === undefined) groups.set(call.traceId, [call]);
    else group.push(call);
  }
  return groups;
}
