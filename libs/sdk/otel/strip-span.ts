import type { Attributes, AttributeValue, HrTime } from '@opentelemetry/api';

import { toOwnerAttributes, type UsageOwner } from '../usage-context';
import type { FinishedSpan, SerializableSpan } from './finished-span';
import { keepNumbers } from './keep-numbers';
import type { ResourceStripper, StrippedResource } from './strip-resource';
import { toLabel } from './to-label';
import { CALL_MARKERS, isCountName, LABELS, USAGE_BLOCKS } from './usage-attributes';

/** A model call without content, with its resource and an estimate of its size on the wire. */
export interface StrippedSpan extends SerializableSpan {
  readonly resource: StrippedResource;
  /** Bytes on the wire, estimated from above for ASCII; what the buffer's limit counts. */
  readonly estimatedBytes: number;
}

/** Stands where a count was given as text that is no number: the ledger must see that it was wrong, not what it said. */
export const INVALID_COUNT = 'invalid';

const NUMERIC_TEXT = /^\s*[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,3})?\s*$|^(?:NaN|[+-]?Infinity)$/;
const MAX_NAME_CHARACTERS = 128;
/** Ids, times, status, flags and the framing around them. */
const SPAN_FRAME_BYTES = 160;
const ATTRIBUTE_FRAME_BYTES = 12;
const NUMBER_BYTES = 10;
const NO_LINKS: [] = [];
const NO_EVENTS: [] = [];

/** True where a span carries usage or is an operation that is one model call, in any of the known conventions. */
export function isModelUsage(attributes: Attributes): boolean {
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined) continue;
    if (isCountName(name) || USAGE_BLOCKS.has(name)) return true;
    if (typeof value === 'string' && CALL_MARKERS[name]?.has(value) === true) return true;
  }
  return false;
}

/**
 * Copies what may leave the process: ids, times, counts and labels of the allow-list. Events, links, the status message and
 * trace state stay behind: they carry messages, errors that quote prompts, and values of other vendors.
 *
 * @param owner from `withUsageContext`; attributes of the span itself win
 */
export function stripSpan(
  span: FinishedSpan,
  resources: ResourceStripper,
  owner: UsageOwner | undefined,
): StrippedSpan {
  const attributes = stripAttributes(span.attributes, resources.additional);
  for (const [name, value] of owner === undefined ? [] : toOwnerAttributes(owner)) attributes[name] ??= value;
  const { traceId, spanId, traceFlags } = span.spanContext();
  const parentSpanId = span.parentSpanContext?.spanId;
  const context = { traceId: String(traceId), spanId: String(spanId), traceFlags: Number(traceFlags) };
  const name = safeName(span.name, attributes);
  return {
    name,
    kind: span.kind,
    spanContext: () => context,
    ...(typeof parentSpanId === 'string' && parentSpanId !== ''
      ? { parentSpanContext: { traceId: context.traceId, spanId: parentSpanId, traceFlags: context.traceFlags } }
      : {}),
    startTime: checkedTime(span.startTime),
    endTime: checkedTime(span.endTime),
    status: { code: Number(span.status.code) || 0 },
    attributes,
    resource: resources.stripResource(span.resource),
    instrumentationScope: resources.stripScope(span.instrumentationScope),
    links: NO_LINKS,
    events: NO_EVENTS,
    duration: [0, 0],
    ended: true,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
    estimatedBytes: SPAN_FRAME_BYTES + name.length + estimateAttributes(attributes),
  };
}

/** A span whose time cannot be read cannot be billed to a day: refused as a whole, and counted. */
function checkedTime(time: HrTime): HrTime {
  const [seconds, nanos] = time;
  if (!Number.isSafeInteger(seconds) || seconds < 0 || !Number.isFinite(nanos) || nanos < 0) {
    throw new RangeError('the time of a span is not [seconds, nanoseconds] since 1970');
  }
  return [seconds, Math.floor(nanos)];
}

function stripAttributes(attributes: Attributes, additional: ReadonlySet<string>): Record<string, AttributeValue> {
  const kept: Record<string, AttributeValue> = {};
  for (const name in attributes) {
    const value = additional.has(name) ? toLabel(attributes[name]) : stripValue(name, attributes[name]);
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

function stripValue(name: string, value: unknown): AttributeValue | undefined {
  if (USAGE_BLOCKS.has(name)) return typeof value === 'string' ? keepNumbers(value) : undefined;
  if (LABELS.has(name)) return toLabel(value);
  return isCountName(name) ? toCount(value) : undefined;
}

function toCount(value: unknown): number | string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' && NUMERIC_TEXT.test(value) ? value : INVALID_COUNT;
}

/** Conventional names have no prose in them. Any other name may be a prompt, so the conventional one takes its place. */
function safeName(name: unknown, attributes: Attributes): string {
  const operation = attributes['gen_ai.operation.name'];
  const model = attributes['gen_ai.request.model'] ?? attributes['gen_ai.response.model'];
  if (typeof operation === 'string' && operation !== '') {
    return typeof model === 'string' && model !== '' ? `${operation} ${model}` : operation;
  }
  const isOneWord = typeof name === 'string' && name !== '' && name.length <= MAX_NAME_CHARACTERS && !/\s/.test(name);
  return isOneWord ? name : 'model call';
}

export function estimateAttributes(attributes: Attributes): number {
  let bytes = 0;
  for (const name in attributes) {
    const value = attributes[name];
    bytes += name.length + ATTRIBUTE_FRAME_BYTES;
    if (typeof value === 'string') bytes += value.length;
    else if (Array.isArray(value)) for (const item of value) bytes += String(item).length + ATTRIBUTE_FRAME_BYTES;
    else bytes += NUMBER_BYTES;
  }
  return bytes;
}
