import { type AuditLog, type AuditPageRequest, type TenantId, verifyChain } from '@tokenledger/organization/domain';

import { aPerson, anAuditDraft } from './audit-builder';

/** What every log promises. @param open gives one in which neither tenant has an entry */
export function itKeepsTheAuditLogContract(acme: TenantId, globex: TenantId, open: () => Promise<AuditLog>): void {
  const all: AuditPageRequest = { before: undefined, first: 10 };

  async function filled(): Promise<AuditLog> {
    const log = await open();
    await log.append(acme, anAuditDraft());
    await log.append(
      acme,
      anAuditDraft({
        at: new Date('2026-03-17T12:00:00Z'),
        actor: aPerson('ben'),
        action: 'prices.changed',
        subject: { kind: 'price-list', id: 'contract' },
        before: { price: '2.50' },
        after: { price: '2.25' },
        reason: '10 % less',
      }),
    );
    await log.append(acme, anAuditDraft({ at: new Date('2026-03-18T12:00:00Z'), action: 'key.revoked' }));
    await log.append(globex, anAuditDraft({ actor: aPerson('gus') }));
    return log;
  }

  it('gives entries back as they were appended, the newest first, and none of another organisation', async () => {
    const log = await filled();
    const { entries, hasNextPage } = await log.page(acme, all);
    expect(entries.map(({ sequence, action }) => [sequence, action])).toEqual([
      [3n, 'key.revoked'],
      [2n, 'prices.changed'],
      [1n, 'key.issued'],
    ]);
    expect(hasNextPage).toBe(false);
    expect(entries[2]).toMatchObject({
      ...anAuditDraft(),
      tenant: acme,
      before: undefined,
      after: '{"kind":"read","name":"CI"}',
      reason: undefined,
    });
    const others = await log.page(globex, all);
    expect(others.entries.map(({ actor, sequence }) => [actor.id, sequence])).toEqual([['gus', 1n]]);
  });

  it('goes on behind a page', async () => {
    const log = await filled();
    const first = await log.page(acme, { ...all, first: 2 });
    expect(first.hasNextPage).toBe(true);
    const second = await log.page(acme, { before: first.entries[1]?.sequence, first: 2 });
    expect(second.entries.map(({ sequence }) => sequence)).toEqual([1n]);
    expect(second.hasNextPage).toBe(false);
  });

  it.each<[string, Partial<AuditPageRequest>, readonly bigint[]]>([
    ['an action', { actions: ['key.issued', 'key.revoked'] }, [3n, 1n]],
    ['no action', { actions: [] }, []],
    ["an actor's name in any case", { actor: 'anna@ACME.example' }, [3n, 1n]],
    ["an actor's id", { actor: 'ben' }, [2n]],
    ['a subject', { subject: 'Contract' }, [2n]],
    ['days', { from: new Date('2026-03-17T00:00:00Z'), to: new Date('2026-03-18T12:00:00Z') }, [2n]],
    ['a text in what it was before', { text: '2.50' }, [2n]],
    ['a text in the reason, letter by letter', { text: '10 % l' }, [2n]],
    ['no wildcard', { text: '2_50' }, []],
    ['two things at once', { actor: 'ben', actions: ['key.issued'] }, []],
  ])('finds by %s', async (_name, filter, sequences) => {
    const { entries } = await (await filled()).page(acme, { ...all, ...filter });
    expect(entries.map(({ sequence }) => sequence)).toEqual(sequences);
  });

  it('holds from its first entry to its head, and so does an empty one', async () => {
    const log = await filled();
    const head = await log.head(acme);
    expect(head.sequence).toBe(3n);
    await log.append(acme, anAuditDraft());
    // What was appended since the head was asked for is no part of the question.
    expect(await verifyChain(log.walk(acme, head), head)).toMatchObject({ verdict: 'intact', head: { sequence: 3n } });
    const empty = await open();
    const nothing = await empty.head(acme);
    expect(await verifyChain(empty.walk(acme, nothing), nothing)).toMatchObject({ verdict: 'intact' });
  });
}
