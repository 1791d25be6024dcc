import type { ReratingPhase } from './rerating-queue';

/** What an operator hears of re-ratings. */
export interface ReratingObserver {
  stepped(phase: ReratingPhase, calls: number): void;
  finished(id: string, phase: ReratingPhase): void;
  /** @param givenUp false where it is tried again */
  turnFailed(id: string, error: unknown, givenUp: boolean): void;
}
