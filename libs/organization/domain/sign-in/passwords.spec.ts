import { NOBODYS_PASSWORD_HASH } from '../password';
import { PasswordsBusyError, ScryptPasswords } from './passwords';

/** Stands for scrypt: ends when it is told to. */
class SlowWork {
  readonly checked: string[] = [];
  readonly ends: (() => void)[] = [];
  running = 0;
  most = 0;

  hash(password: string): Promise<string> {
    return this.work(password, `hash of ${password}`);
  }

  matches(password: string, stored: string): Promise<boolean> {
    return this.work(stored, stored === `hash of ${password}`);
  }

  private async work<T>(what: string, answer: T): Promise<T> {
    this.checked.push(what);
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    await new Promise<void>((resolve) => this.ends.push(resolve));
    this.running -= 1;
    return answer;
  }
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('checking passwords', () => {
  it('costs as much where there is no user, and never matches', async () => {
    const work = new SlowWork();
    const answer = new ScryptPasswords(undefined, work).matches('x', undefined);
    await settled();
    work.ends.forEach((end) => end());
    expect(await answer).toBe(false);
    expect(work.checked).toEqual([NOBODYS_PASSWORD_HASH]);
  });

  it('takes as long with the hash of nobody as with one of today', async () => {
    const [scheme, n, r, p, salt, hash] = NOBODYS_PASSWORD_HASH.split('$');
    const [, ...today] = (await new ScryptPasswords().hash('correct horse')).split('$');
    expect([scheme, n, r, p]).toEqual(['scrypt', ...today.slice(0, 3)]);
    expect([salt?.length, hash?.length]).toEqual([today[3]?.length, today[4]?.length]);
    expect(await new ScryptPasswords().matches('', undefined)).toBe(false);
  });

  it('runs few at a time, in the order in which they came, and refuses what is too much', async () => {
    const work = new SlowWork();
    const passwords = new ScryptPasswords({ maxRunning: 2, maxWaiting: 3 }, work);
    const hashes = ['a', 'b', 'c', 'd', 'e'].map((password) => passwords.hash(password));
    await expect(passwords.hash('f')).rejects.toThrow(PasswordsBusyError);
    await settled();
    expect(work.checked).toEqual(['a', 'b']);
    for (let done = 0; done < 5; done += 1) {
      work.ends[done]?.();
      await settled();
    }
    expect(await Promise.all(hashes)).toEqual(['a', 'b', 'c', 'd', 'e'].map((password) => `hash of ${password}`));
    expect(work.checked).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(work.most).toBe(2);
    // Every place is free again.
    const again = [passwords.hash('g'), passwords.hash('h')];
    await settled();
    expect(work.running).toBe(2);
    work.ends.forEach((end) => end());
    await Promise.all(again);
  });

  it('lets go of its place where a check fails', async () => {
    const failing = {
      hash: () => Promise.reject(new RangeError('no')),
      matches: () => Promise.reject(new Error('no')),
    };
    const passwords = new ScryptPasswords({ maxRunning: 1, maxWaiting: 0 }, failing);
    await expect(passwords.hash('a')).rejects.toThrow(RangeError);
    await expect(passwords.hash('a')).rejects.toThrow(RangeError);
  });
});
