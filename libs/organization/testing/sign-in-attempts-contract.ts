import type { SignInAttempts } from '@tokenledger/organization/domain';

const MINUTE_MS = 60_000;

/** What every counter of attempts promises. @param open gives an empty one */
export function itKeepsTheSignInAttemptsContract(open: () => Promise<SignInAttempts>): void {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 12, minute));
  const take = (attempts: SignInAttempts, minute: number, subject = 'anna') =>
    attempts.take(subject, at(minute), 15 * MINUTE_MS);

  it('counts by subject in a window that begins with the first attempt and is not prolonged', async () => {
    const attempts = await open();
    expect(await take(attempts, 0)).toEqual({ attempts: 1, endsAt: at(15) });
    expect(await take(attempts, 14)).toEqual({ attempts: 2, endsAt: at(15) });
    expect(await take(attempts, 14, 'ben')).toEqual({ attempts: 1, endsAt: at(29) });
    expect(await take(attempts, 15)).toEqual({ attempts: 1, endsAt: at(30) });
  });

  it('counts every one of many at once', async () => {
    const attempts = await open();
    const counts = await Promise.all(Array.from({ length: 20 }, () => take(attempts, 0)));
    expect(counts.map((window) => window.attempts).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('takes one attempt back, within its window and not below none', async () => {
    const attempts = await open();
    await attempts.giveBack('anna', at(0));
    await take(attempts, 0);
    await take(attempts, 1);
    await attempts.giveBack('anna', at(2));
    expect((await take(attempts, 3)).attempts).toBe(2);
    await attempts.giveBack('anna', at(16));
    expect((await take(attempts, 4)).attempts).toBe(3);
  });

  it('clears one subject', async () => {
    const attempts = await open();
    await take(attempts, 0);
    await take(attempts, 0, 'ben');
    await attempts.clear('anna');
    expect((await take(attempts, 1)).attempts).toBe(1);
    expect((await take(attempts, 1, 'ben')).attempts).toBe(2);
  });

  it('forgets windows that ended, and no other', async () => {
    const attempts = await open();
    await take(attempts, 0);
    await take(attempts, 5, 'ben');
    await attempts.forget(at(16));
    expect((await take(attempts, 14)).attempts).toBe(1);
    expect((await take(attempts, 16, 'ben')).attempts).toBe(2);
  });
}
