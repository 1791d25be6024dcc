import { checksQuestion } from './checks-question';

const now = new Date('2026-11-26T12:01:00Z');

describe('checksQuestion', () => {
  it('asks about the range as it is', () => {
    const range = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-12-01T00:00:00Z') };
    expect(checksQuestion(range, { team: ['search'] }, now)).toEqual({
      input: { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z', filter: { team: ['search'] } },
      cutToDays: undefined,
    });
  });

  it('asks about the last 92 days of a longer range, and says so', () => {
    const range = { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };
    // The 27th of November at midnight less 92 days.
    expect(checksQuestion(range, {}, now)).toEqual({
      input: { from: '2026-08-27T00:00:00.000Z', to: '2026-11-27T00:00:00.000Z', filter: {} },
      cutToDays: 92,
    });
  });
});
