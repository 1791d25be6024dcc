import type { Clock } from '@tokenledger/shared/time';

import type { Sessions } from './ports';
import type { SignInGate } from './sign-in-limits';

/** How long it can be seen that a session was there. */
const REMEMBER_ENDED_MS = 30 * 24 * 3_600_000;

export interface OldSignInsPorts {
  readonly sessions: Pick<Sessions, 'forget'>;
  readonly gate: Pick<SignInGate, 'forgetOld'>;
  readonly clock: Clock;
}

/** Sign-ins, of whatever way, are rare enough to clean up with each of them, and no process has to be told to. */
export class OldSignIns {
  constructor(private readonly ports: OldSignInsPorts) {}

  async forget(): Promise<void> {
    const { sessions, gate, clock } = this.ports;
    const now = clock.now();
    await sessions.forget(new Date(now.getTime() - REMEMBER_ENDED_MS), now);
    await gate.forgetOld();
  }
}
