import type { Actor, AuditDraft } from '@tokenledger/organization/domain';

/** A person by a name that is their id too. */
export function aPerson(name: string): Actor {
  return { kind: 'user', id: name, name };
}

/** Anna issued a key on 16 March 2026. */
export function anAuditDraft(draft: Partial<AuditDraft> = {}): AuditDraft {
  return {
    at: new Date('2026-03-16T12:00:00.123Z'),
    actor: { kind: 'user', id: 'user-anna', name: 'Anna@acme.example', address: '192.0.2.7' },
    action: 'key.issued',
    subject: { kind: 'key', id: 'k-1' },
    after: { name: 'CI', kind: 'read' },
    ...draft,
  };
}
