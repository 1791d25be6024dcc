import { toDeadLetterCursor } from './dead-letter-cursor';
import { type DeadLettersQuestion, validateDeadLettersRequest } from './validate-dead-letters-request';

function aQuestion(question: Partial<DeadLettersQuestion> = {}): DeadLettersQuestion {
  return { reasons: undefined, includeReplayed: false, first: 50, after: undefined, ...question };
}

describe('validateDeadLettersRequest', () => {
  it('finds the place behind which to go on', () => {
    const place = { failedAt: new Date('2026-03-10T12:00:00.123Z'), topic: 'otlp_spans', partition: 1, offset: '42' };
    const request = validateDeadLettersRequest(aQuestion({ reasons: ['malformed'], after: toDeadLetterCursor(place) }));
    expect(request).toEqual({
      ok: true,
      value: { reasons: ['malformed'], includeReplayed: false, first: 50, after: place },
    });
  });

  it.each<[Partial<DeadLettersQuestion>, string, string]>([
    [{ reasons: [] }, 'reasons', 'leave it out'],
    [{ reasons: ['malformed', 'rotten'] }, 'reasons', 'unreadable, unproven'],
    [{ first: 0 }, 'first', 'from 1 to 200'],
    [{ first: 201 }, 'first', 'from 1 to 200'],
    [{ after: 'b3RscA' }, 'after', 'endCursor'],
    [{ after: '' }, 'after', 'endCursor'],
    [{ after: Buffer.from('1 otlp_spans/0/x').toString('base64url') }, 'after', 'endCursor'],
  ])('refuses %j and says what to send', (question, field, remedy) => {
    const request = validateDeadLettersRequest(aQuestion(question));
    if (request.ok) throw new Error('this was to be refused');
    expect(request.error.map((issue) => issue.field)).toEqual([field]);
    expect(request.error[0]?.message).toContain(remedy);
  });

  it('tells everything that is wrong at once', () => {
    const request = validateDeadLettersRequest({ reasons: [], includeReplayed: true, first: -1, after: '?' });
    expect(request.ok ? [] : request.error.map(({ field }) => field)).toEqual(['reasons', 'first', 'after']);
  });
});
