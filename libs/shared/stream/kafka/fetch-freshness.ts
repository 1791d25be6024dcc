import type { Membership } from './membership';

/**
 * Tells records fetched in this stay from those of an earlier one.
 *
 * With several brokers kafkajs fetches from each in a loop of its own, and one loop may join the group anew while
 * another still hands out what it fetched before. Taking that would move the new stay's position past records that nobody
 * handled.
 */
export class FetchFreshness {
  readonly #begun = new Map<number, Membership | undefined>();
  readonly #handedOut = new Map<number, Membership | undefined>();
  #restarting = false;

  fetchBegins(nodeId: number, membership: Membership | undefined): void {
    if (this.#restarting) this.#handedOut.clear();
    this.#restarting = false;
    this.#begun.set(nodeId, membership);
    this.#handedOut.delete(nodeId);
  }

  fetchEnds(nodeId: number): void {
    this.#handedOut.set(nodeId, this.#begun.get(nodeId));
  }

  /** @returns false where what is handed out now may be older than this stay; kafkajs must then fetch it again */
  isFresh(membership: Membership): boolean {
    const stale = this.#restarting || [...this.#handedOut.values()].some((other) => other !== membership);
    this.#restarting = stale;
    return !stale;
  }
}
