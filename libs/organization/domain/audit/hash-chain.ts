import { createHash } from 'node:crypto';

import type { TenantId } from '../tenant-id';
import type { AuditContent, AuditDraft, AuditEntry, AuditHead } from './audit-entry';
import { canonicalJson } from './canonical-json';

/** Where every log begins: 32 zero bytes before the first entry. */
export const EMPTY_HEAD: AuditHead = { sequence: 0n, hash: Buffer.alloc(32) };

/** SHA-256 over the hash before it and the canonical JSON of the entry: what comes before is sealed with it. */
export function hashOfEntry(previous: Buffer, content: AuditContent): Buffer {
  return createHash('sha256').update(previous).update(textOfEntry(content), 'utf8').digest();
}

/**
 * The text that is hashed. `before` and `after` are texts within it, as they are stored: nobody has to write them anew
 * to verify them.
 */
export function textOfEntry(content: AuditContent): string {
  const { tenant, sequence, at, actor, action, subject, before, after, reason } = content;
  return canonicalJson({
    tenant,
    sequence,
    at,
    actor: { kind: actor.kind, id: actor.id, name: actor.name, address: actor.address ?? null },
    action,
    subject: { kind: subject.kind, id: subject.id },
    before: before ?? null,
    after: after ?? null,
    reason: reason ?? null,
  });
}

/** Gives a draft its place behind the head of a log. */
export function sealEntry(tenant: TenantId, head: AuditHead, draft: AuditDraft): AuditEntry {
  const { actor, subject } = draft;
  const content: AuditContent = {
    tenant,
    sequence: head.sequence + 1n,
    at: draft.at,
    actor: {
      kind: actor.kind,
      id: storable(actor.id),
      name: storable(actor.name),
      address: actor.address === undefined ? undefined : storable(actor.address),
    },
    action: draft.action,
    subject: { kind: subject.kind, id: storable(subject.id) },
    before: draft.before === undefined ? undefined : canonicalJson(draft.before),
    after: draft.after === undefined ? undefined : canonicalJson(draft.after),
    reason: draft.reason === undefined ? undefined : storable(draft.reason),
  };
  return { ...content, hash: hashOfEntry(head.hash, content) };
}

/** What a database cannot give back as it was (NUL, half a character) would look like a change of the entry. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** What a whole log says of itself. */
export type ChainVerdict =
  | { readonly verdict: 'intact'; readonly head: AuditHead }
  | {
      readonly verdict: 'broken';
      /** The first entry that is not as it was appended, or is missing. */
      readonly sequence: bigint;
      readonly why: 'missing' | 'changed' | 'cut-off' | 'beyond-head' | 'not-as-kept' | 'emptied';
    };

/**
 * Checks a log from its first entry on.
 *
 * Whoever may write every table can also write a whole new log that holds: against them helps only a head that was kept
 * elsewhere.
 * @param entries in the order of their sequence
 * @param head where the log is said to end
 * @param kept an earlier head that was kept elsewhere; the log must still have that entry with that hash
 */
export async function verifyChain(
  entries: Iterable<AuditEntry> | AsyncIterable<AuditEntry>,
  head: AuditHead,
  kept: AuditHead = EMPTY_HEAD,
): Promise<ChainVerdict> {
  let last = EMPTY_HEAD;
  for await (const entry of entries) {
    const expected = last.sequence + 1n;
    if (entry.sequence > head.sequence && expected > head.sequence) {
      return { verdict: 'broken', sequence: entry.sequence, why: 'beyond-head' };
    }
    if (entry.sequence !== expected) return { verdict: 'broken', sequence: expected, why: 'missing' };
    if (!hashOfEntry(last.hash, entry).equals(entry.hash)) {
      return { verdict: 'broken', sequence: expected, why: 'changed' };
    }
    last = { sequence: entry.sequence, hash: entry.hash };
    if (last.sequence === kept.sequence && !last.hash.equals(kept.hash)) return notAsKept(kept);
  }
  if (last.sequence < head.sequence) return { verdict: 'broken', sequence: last.sequence + 1n, why: 'cut-off' };
  if (!last.hash.equals(head.hash)) return { verdict: 'broken', sequence: last.sequence, why: 'changed' };
  return last.sequence < kept.sequence ? notAsKept(kept) : { verdict: 'intact', head: last };
}

function notAsKept({ sequence }: AuditHead): ChainVerdict {
  return { verdict: 'broken', sequence, why: 'not-as-kept' };
}
