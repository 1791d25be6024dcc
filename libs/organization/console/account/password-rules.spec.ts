import { problemsOf } from './password-rules';

const EMAIL = 'ada@acme.example';
const SOUND = { current: 'old password here', next: 'four loose words', repeated: 'four loose words' };

describe('problemsOf', () => {
  it('finds nothing wrong with a sound password typed twice', () => {
    expect(problemsOf(SOUND, EMAIL)).toEqual({});
  });

  it.each([
    ['missing', ''],
    ['tooShort', 'eleven char'],
    ['tooLong', 'x'.repeat(257)],
    ['hasEmail', 'x ADA@acme.example x'],
    ['same', SOUND.current],
  ])('says %s', (problem, next) => {
    expect(problemsOf({ ...SOUND, next, repeated: next }, EMAIL)).toEqual({ next: problem });
  });

  it('counts characters as a person does', () => {
    const twelve = '🔑'.repeat(12);
    expect(problemsOf({ ...SOUND, next: twelve, repeated: twelve }, EMAIL)).toEqual({});
  });

  it('tells all that is wrong at once', () => {
    expect(problemsOf({ current: '', next: 'short', repeated: 'shorter' }, EMAIL)).toEqual({
      current: 'missing',
      next: 'tooShort',
      repeated: 'different',
    });
  });
});
