import type { AttemptWindow, SignInAttempts } from '@tokenledger/organization/domain';

/** Attempts in memory; passes the same contract as PostgreSQL's. */
export class InMemorySignInAttempts implements SignInAttempts {
  private readonly windows = new Map<string, AttemptWindow>();

  /** Who is counted. */
  get subjects(): readonly string[] {
    return [...this.windows.keys()];
  }

  take(subject: string, at: Date, windowMs: number): Promise<AttemptWindow> {
    const known = this.windows.get(subject);
    const window: AttemptWindow =
      known === undefined || known.endsAt <= at
        ? { attempts: 1, endsAt: new Date(at.getTime() + windowMs) }
        : { attempts: known.attempts + 1, endsAt: known.endsAt };
    this.windows.set(subject, window);
    return Promise.resolve(window);
  }

  giveBack(subject: string, at: Date): Promise<void> {
    const known = this.windows.get(subject);
    if (known !== undefined && known.attempts > 0 && known.endsAt > at) {
      this.windows.set(subject, { ...known, attempts: known.attempts - 1 });
    }
    return Promise.resolve();
  }

  clear(subject: string): Promise<void> {
    this.windows.delete(subject);
    return Promise.resolve();
  }

  forget(before: Date): Promise<void> {
    for (const [subject, { endsAt }] of this.windows) if (endsAt < before) this.windows.delete(subject);
    return Promise.resolve();
  }
}
