import fc from 'fast-check';

import { tenantId } from '../tenant-id';
import type { AuditDraft, AuditEntry, AuditHead } from './audit-entry';
import { EMPTY_HEAD, hashOfEntry, sealEntry, textOfEntry, verifyChain } from './hash-chain';

const acme = tenantId('acme');

function drafted(reason: string, sequence: number): AuditDraft {
  return {
    at: new Date(Date.UTC(2026, 2, 16, 12, 0, sequence)),
    actor: { kind: 'user', id: 'user-anna', name: 'anna@acme.example' },
    action: 'key.issued',
    subject: { kind: 'key', id: `k-${sequence}` },
    after: { name: 'CI' },
    reason,
  };
}

function chainOf(reasons: readonly string[]): readonly AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (const [place, reason] of reasons.entries()) {
    chain.push(sealEntry(acme, chain.at(-1) ?? EMPTY_HEAD, drafted(reason, place)));
  }
  return chain;
}

const headOf = (chain: readonly AuditEntry[]): AuditHead => chain.at(-1) ?? EMPTY_HEAD;

/** A log of 1 to 20 entries, and one of its places. */
const logAndPlace = fc
  .array(fc.string(), { minLength: 1, maxLength: 20 })
  .chain((reasons) => fc.tuple(fc.constant(chainOf(reasons)), fc.nat({ max: reasons.length - 1 })));

describe('the chain of an audit log', () => {
  it('hashes the entry before it and one text, so that others can compute it', () => {
    const [entry] = chainOf(['for the nightly build']);
    if (entry === undefined) throw new Error('an entry was expected');
    expect(textOfEntry(entry)).toBe(
      '{"action":"key.issued","actor":{"address":null,"id":"user-anna","kind":"user","name":"anna@acme.example"},' +
        '"after":"{\\"name\\":\\"CI\\"}","at":"2026-03-16T12:00:00.000Z","before":null,"reason":"for the nightly build",' +
        '"sequence":"1","subject":{"id":"k-0","kind":"key"},"tenant":"acme"}',
    );
    // printf of 32 zero bytes and the text above, through sha256sum
    expect(entry.hash.toString('hex')).toBe('a9fd63c4a2359e219796579e5ed9fe0cfea5f1b88c18df2409ae25f796a89fa9');
  });

  it('holds as it was appended, with as many entries as there are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { maxLength: 20 }), async (reasons) => {
        const chain = chainOf(reasons);
        expect(await verifyChain(chain, headOf(chain))).toEqual({
          verdict: 'intact',
          head: { sequence: BigInt(reasons.length), hash: headOf(chain).hash },
        });
      }),
    );
  });

  it('holds after its texts went through UTF-8, whatever a browser sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), async (reasons) => {
        const chain = chainOf([...reasons, 'half of 😀: \uD83D, and \0']);
        const stored = chain.map((entry) => ({ ...entry, reason: Buffer.from(entry.reason ?? '').toString() }));
        expect(stored.some(({ reason }) => reason.includes('\0'))).toBe(false);
        expect(await verifyChain(stored, headOf(chain))).toMatchObject({ verdict: 'intact' });
      }),
    );
  });

  it.each<[string, (entry: AuditEntry) => AuditEntry]>([
    ['the time', (entry) => ({ ...entry, at: new Date(entry.at.getTime() + 1) })],
    ['who did it', (entry) => ({ ...entry, actor: { ...entry.actor, name: 'ben@acme.example' } })],
    ['where from', (entry) => ({ ...entry, actor: { ...entry.actor, address: '192.0.2.7' } })],
    ['what was done', (entry) => ({ ...entry, action: 'key.revoked' })],
    ['to what', (entry) => ({ ...entry, subject: { ...entry.subject, id: 'another' } })],
    ['what was before', (entry) => ({ ...entry, before: 'null' })],
    ['what is after', (entry) => ({ ...entry, after: undefined })],
    ['why', (entry) => ({ ...entry, reason: `${entry.reason}.` })],
    ['whose it is', (entry) => ({ ...entry, tenant: tenantId('globex') })],
    ['its hash', (entry) => ({ ...entry, hash: Buffer.alloc(32, 7) })],
  ])('breaks at the entry in which %s was changed', async (_what, change) => {
    await fc.assert(
      fc.asyncProperty(logAndPlace, async ([chain, place]) => {
        const changed = chain.map((entry, index) => (index === place ? change(entry) : entry));
        expect(await verifyChain(changed, headOf(chain))).toEqual({
          verdict: 'broken',
          sequence: BigInt(place + 1),
          why: 'changed',
        });
      }),
    );
  });

  it('breaks behind an entry that was changed and hashed anew', async () => {
    await fc.assert(
      fc.asyncProperty(logAndPlace, async ([chain, place]) => {
        const forged = chain.map((entry, index) => {
          if (index !== place) return entry;
          const content = { ...entry, reason: `${entry.reason}.` };
          return { ...content, hash: hashOfEntry(chain[index - 1]?.hash ?? EMPTY_HEAD.hash, content) };
        });
        // The last one has nothing behind it but the head.
        const brokenAt = Math.min(place + 2, chain.length);
        expect(await verifyChain(forged, headOf(chain))).toMatchObject({
          verdict: 'broken',
          sequence: BigInt(brokenAt),
        });
      }),
    );
  });

  it('breaks where an entry was taken out', async () => {
    await fc.assert(
      fc.asyncProperty(logAndPlace, async ([chain, place]) => {
        const without = chain.filter((_entry, index) => index !== place);
        expect(await verifyChain(without, headOf(chain))).toMatchObject({
          verdict: 'broken',
          sequence: BigInt(place + 1),
          why: place + 1 === chain.length ? 'cut-off' : 'missing',
        });
      }),
    );
  });

  it('breaks at the first of two entries that changed places, under their old numbers or each under the other', async () => {
    await fc.assert(
      fc.asyncProperty(logAndPlace, async ([chain, place]) => {
        const [first, second] = [chain[place], chain[place + 1]];
        fc.pre(first !== undefined && second !== undefined);
        if (first === undefined || second === undefined) return;
        for (const [earlier, later] of [
          [second, first],
          [
            { ...second, sequence: first.sequence },
            { ...first, sequence: second.sequence },
          ],
        ] as const) {
          const swapped = chain.with(place, earlier).with(place + 1, later);
          expect(await verifyChain(swapped, headOf(chain))).toMatchObject({
            verdict: 'broken',
            sequence: first.sequence,
          });
        }
      }),
    );
  });

  it('is told from its head when its end was cut off, and when something was put behind it', async () => {
    const chain = chainOf(['one', 'two', 'three']);
    expect(await verifyChain(chain.slice(0, 1), headOf(chain))).toEqual({
      verdict: 'broken',
      sequence: 2n,
      why: 'cut-off',
    });
    expect(await verifyChain(chain, headOf(chain.slice(0, 2)))).toEqual({
      verdict: 'broken',
      sequence: 3n,
      why: 'beyond-head',
    });
    expect(await verifyChain(chain, EMPTY_HEAD)).toEqual({ verdict: 'broken', sequence: 1n, why: 'beyond-head' });
  });

  it('holds where it still has an earlier head that was kept elsewhere, however long it is by now', async () => {
    await fc.assert(
      fc.asyncProperty(logAndPlace, async ([chain, place]) => {
        expect(await verifyChain(chain, headOf(chain), chain[place])).toMatchObject({ verdict: 'intact' });
      }),
    );
  });

  it.each<[string, (chain: readonly AuditEntry[]) => readonly AuditEntry[]]>([
    ['its end was cut off, and its head set back', (chain) => chain.slice(0, -1)],
    ['it was written anew, each hash as it should be', (chain) => chainOf(chain.map(() => 'another'))],
    ['it was emptied', () => []],
  ])('is told from a head that was kept elsewhere when %s', async (_what, forge) => {
    await fc.assert(
      fc.asyncProperty(logAndPlace, async ([chain]) => {
        const forged = forge(chain);
        fc.pre(!headOf(forged).hash.equals(headOf(chain).hash));
        expect(await verifyChain(forged, headOf(forged))).toMatchObject({ verdict: 'intact' });
        expect(await verifyChain(forged, headOf(forged), headOf(chain))).toEqual({
          verdict: 'broken',
          sequence: headOf(chain).sequence,
          why: 'not-as-kept',
        });
      }),
    );
  });
});
