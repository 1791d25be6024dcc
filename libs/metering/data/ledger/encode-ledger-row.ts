import { METERS } from '@tokenledger/pricing/domain';
import {
  type CallOwner,
  type CountField,
  type LedgerRow,
  OWNER_DIMENSIONS,
  type ReadUsage,
  type UsageDetail,
  type UsageReading,
} from '@tokenledger/metering/domain';
import { bucketOf } from '@tokenledger/shared/time';

import type { NativeBlock } from '../native/native-block';

/** Bits of `usage_detail`, in this order; the order is part of the stored format. */
export const USAGE_DETAIL_BITS: readonly (keyof UsageDetail)[] = [
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'cacheLifetime',
  'reasoning',
  'modalities',
];

/** Writes one row in the order of `USAGE_EVENT_COLUMNS`. */
export function encodeLedgerRow(block: NativeBlock, row: LedgerRow): void {
  const { reading } = row;
  block.string(reading.tenant);
  block.number(bucketOf(reading.startedAtUs));
  block.fixedHex(reading.callId);
  block.fixedHex(reading.readingId);
  block.bigint(row.version);
  block.bool(row.booked);
  block.string(row.bookingReason);
  block.string(reading.identity);
  block.string(reading.role);
  block.string(reading.signal);
  block.string(reading.dialect);
  block.string(reading.scope);
  block.string(reading.observer);
  block.string(reading.keyId);
  block.string(reading.source);
  block.fixedHex(reading.traceId);
  block.fixedHex(reading.spanId);
  block.fixedHex(reading.parentSpanId);
  block.number(reading.startedAtUs);
  block.number(reading.endedAtUs - reading.startedAtUs);
  block.number(row.arrivedAtMs);
  block.string(reading.operation);
  block.string(reading.provider ?? '');
  block.string(reading.requestModel ?? '');
  block.string(reading.responseModel ?? '');
  block.string(reading.responseId ?? '');
  block.string(reading.providerRequestId ?? '');
  block.string(reading.serviceTier ?? '');
  block.string(reading.serverAddress ?? '');
  block.string(reading.finishReason ?? '');
  block.string(reading.errorType ?? '');
  encodeUsage(block, row);
  encodeRating(block, row);
  encodeOwner(block, reading.owner);
  block.string(row.purpose.purpose);
  block.string(row.purpose.reason);
  block.string(encodeCountEvidence(reading.usage));
  block.string(reading.workspace ?? '');
  block.string(reading.apiKey ?? '');
  encodeConversion(block, row);
  encodeRule(block, reading);
  encodeOriginator(block, reading.owner);
  block.endRow();
}

function encodeUsage(block: NativeBlock, { reading }: LedgerRow): void {
  const { usage } = reading;
  for (const meter of METERS) block.number(usage.quantities[meter] ?? 0);
  block.string(usage.status);
  block.string(usage.rule);
  block.string(usage.confidence);
  block.string(usage.notes.length === 0 ? '' : JSON.stringify(usage.notes));
  block.number(detailBits(usage.detail));
  block.string(hasNone(usage.extraUnits) ? '' : JSON.stringify(usage.extraUnits));
  block.nullableDecimal(reading.reportedCost?.amount);
  block.string(reading.reportedCost?.currency ?? '');
}

function detailBits(detail: UsageDetail): number {
  let bits = 0;
  for (let bit = 0; bit < USAGE_DETAIL_BITS.length; bit += 1) {
    const field = USAGE_DETAIL_BITS[bit];
    if (field !== undefined && detail[field]) bits |= 1 << bit;
  }
  return bits;
}

function encodeRating(block: NativeBlock, { rating }: LedgerRow): void {
  const priced = rating.status === 'priced' ? rating : undefined;
  block.string(rating.status);
  block.string(rating.status === 'unpriced' ? rating.reason : '');
  block.string(priced?.priceId ?? '');
  block.string(rating.status === 'no-usage' ? '' : rating.priceBook);
  block.string(priced?.currency ?? '');
  block.nullableDecimal(priced?.listCost);
  block.nullableDecimal(priced?.contractedCost);
  block.nullableDecimal(priced?.effectiveCost);
}

function encodeConversion(block: NativeBlock, { rating }: LedgerRow): void {
  const conversion = rating.status === 'priced' ? rating.conversion : undefined;
  const converted = conversion?.state === 'converted' ? conversion : undefined;
  block.string(conversion?.state ?? '');
  block.string(conversion?.currency ?? '');
  block.nullableDecimal(conversion?.state === 'no-rate' ? undefined : conversion?.cost);
  block.nullableDecimal(converted?.rate);
  block.string(conversion?.state === 'no-rate' ? conversion.missing : (converted?.rateId ?? ''));
}

function encodeOwner(block: NativeBlock, owner: CallOwner): void {
  const { values } = owner;
  block.string(values.team ?? '');
  block.string(values.project ?? '');
  block.string(values.costCenter ?? '');
  block.string(values.service ?? '');
  block.string(values.environment ?? '');
  block.string(values.user ?? '');
  block.string(values.agent ?? '');
  block.string(values.conversation ?? '');
  block.string(encodeEvidence(owner));
  block.string(owner.unallocatedReason ?? '');
}

function encodeRule(block: NativeBlock, { owner: { rule }, ruleFacts }: UsageReading): void {
  block.string(rule === undefined ? '' : `${rule.id}@${rule.revision}`);
  block.string(rule === undefined ? '' : JSON.stringify([rule.statedReason, rule.purpose ?? '', rule.labels]));
  block.string(ruleFacts === undefined ? '' : JSON.stringify(ruleFacts));
}

function encodeOriginator(block: NativeBlock, { originator }: CallOwner): void {
  block.string(originator?.names.team ?? '');
  block.string(originator?.names.project ?? '');
  block.string(originator?.names.costCenter ?? '');
  block.string(originator?.evidence ?? '');
}

/** What is known of the evidence up to one dimension, and where each value of the next one leads. */
interface EvidenceNode {
  readonly text: string;
  readonly next: Map<string | undefined, EvidenceNode>;
}

const NO_EVIDENCE: EvidenceNode = { text: '', next: new Map() };

/**
 * `team=resource:team.id;service=resource:service.name`: few texts for many rows, so each is put together once and then
 * found dimension by dimension.
 */
function encodeEvidence({ evidence }: CallOwner): string {
  let node = NO_EVIDENCE;
  for (const dimension of OWNER_DIMENSIONS) {
    const found = evidence[dimension];
    let next = node.next.get(found);
    if (next === undefined) {
      const more = found === undefined ? '' : `${node.text === '' ? '' : ';'}${dimension}=${found}`;
      next = { text: node.text + more, next: new Map() };
      node.next.set(found, next);
    }
    node = next;
  }
  return node.text;
}

/** Evidence up to one count, and where the next one leads, by its name and its attribute. */
interface CountEvidenceNode {
  readonly text: string;
  readonly next: Map<string, Map<string, CountEvidenceNode>>;
}

/** What was decided stands first: `exclusive,inside`. */
const BY_DECISION: Readonly<Record<string, CountEvidenceNode>> = Object.fromEntries(
  ['inclusive,inside', 'inclusive,outside', 'exclusive,inside', 'exclusive,outside'].map((text) => [
    text,
    { text, next: new Map<string, Map<string, CountEvidenceNode>>() },
  ]),
);

/**
 * `inclusive,inside;input=gen_ai.usage.input_tokens;output=gen_ai.usage.output_tokens`; empty where nothing was reported.
 * An emitter writes the same few attributes for all its calls: each text is put together once.
 */
function encodeCountEvidence({ evidence, basis, reasoning }: ReadUsage): string {
  const decided = BY_DECISION[`${basis},${reasoning}`];
  let node = decided;
  for (const count in evidence) {
    const attribute = evidence[count as CountField];
    if (node !== undefined && attribute !== undefined) node = nextNode(node, count, attribute);
  }
  return node === undefined || node === decided ? '' : node.text;
}

const MOST_REMEMBERED_NODES = 20_000;
let rememberedNodes = 0;

function nextNode(node: CountEvidenceNode, count: string, attribute: string): CountEvidenceNode {
  let byAttribute = node.next.get(count);
  if (byAttribute === undefined) node.next.set(count, (byAttribute = new Map()));
  const known = byAttribute.get(attribute);
  if (known !== undefined) return known;
  const next = { text: `${node.text};${count}=${attribute}`, next: new Map() };
  // A sender that mixes all names that there are must not fill the memory.
  if (rememberedNodes < MOST_REMEMBERED_NODES) {
    rememberedNodes += 1;
    byAttribute.set(attribute, next);
  }
  return next;
}

function hasNone(record: Readonly<Record<string, string>>): boolean {
  for (const _ in record) return false;
  return true;
}
