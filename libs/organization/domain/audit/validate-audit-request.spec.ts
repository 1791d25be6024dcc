import { validateAuditRequest } from './validate-audit-request';

describe('validateAuditRequest', () => {
  it('takes empty fields of a form for no wish', () => {
    expect(validateAuditRequest({ actor: ' ', text: '', first: 50, after: '17' })).toEqual({
      ok: true,
      value: { before: 17n, first: 50 },
    });
  });

  it('tells all that is wrong at once, each with its remedy', () => {
    const noon = new Date('2026-03-16T12:00:00Z');
    const refused = validateAuditRequest({
      from: noon,
      to: noon,
      actions: ['key.issued', 'key.lost'],
      text: 'x'.repeat(201),
      after: '-1',
      first: 0,
    });
    expect(refused.ok ? [] : refused.error).toEqual([
      { field: 'first', message: 'is not a whole number from 1 to 200' },
      { field: 'to', message: 'is not after `from`: send a later moment' },
      { field: 'actions', message: expect.stringContaining('"key.lost" is no action: send some of sign-in.succeeded') },
      { field: 'text', message: 'is longer than 200 characters' },
      { field: 'after', message: 'is no `endCursor` of an earlier page: leave it out to start anew' },
    ]);
  });

  it.each(['actor', 'subject', 'text'] as const)('refuses text that no database holds: %s', (field) => {
    for (const broken of ['anna\0', 'anna\ud800']) {
      expect(validateAuditRequest({ [field]: broken, first: 50 })).toEqual({
        ok: false,
        error: [{ field, message: 'is broken text: write plain characters' }],
      });
    }
  });
});
