import { hashPassword, passwordMatches } from './password';

describe('passwords', () => {
  it('match themselves only, and two hashes of one differ', async () => {
    const [first, second] = [await hashPassword('correct horse'), await hashPassword('correct horse')];
    expect(first).not.toBe(second);
    expect(await passwordMatches('correct horse', first)).toBe(true);
    expect(await passwordMatches('correct horsf', first)).toBe(false);
  });

  it('match however the same letters were composed', async () => {
    expect(await passwordMatches('e\u0301t\u00e9', await hashPassword('\u00e9t\u00e9'))).toBe(true);
  });

  it('refuses a stored text that is no hash', async () => {
    await expect(passwordMatches('x', 'plain')).rejects.toThrow(RangeError);
  });
});
