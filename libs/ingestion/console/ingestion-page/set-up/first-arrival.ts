import { computed, inject, linkedSignal, type Signal } from '@angular/core';
import { type Answer, askApi } from '@tokenledger/shared/console-api';

import { type IngestionStatusQuery, NewestCallDocument, type NewestCallQuery } from '../../operations';
import { FreshKey } from '../keys/fresh-key';
import { arrivedSince, type Sender } from '../status/status-model';

type NewestCalls = Extract<NewestCallQuery['recentCalls'], { readonly __typename: 'CallConnection' }>;

/** What is waited for, and what came. */
export interface FirstArrival {
  /** The sender that reported since the waiting began; with the key made on this page, where there is one. */
  readonly sender: Signal<Sender | undefined>;
  /** The newest call by that sender's key; undefined while it is looked for, and where it cannot be found. */
  readonly call: Signal<NewestCalls['nodes'][number] | undefined>;
}

/**
 * Waits for a report that was not there when the waiting began, in an injection context.
 * @param status is asked for again and again by the page
 */
export function firstArrival(status: () => Answer<IngestionStatusQuery>): FirstArrival {
  const freshKey = inject(FreshKey);
  const found = computed(() => status().value()?.ingestionStatus);
  /** The newest arrival when the waiting began: null where nothing had ever arrived. */
  const before = linkedSignal<string | null | undefined, string | null | undefined>({
    source: () => found()?.newestArrivalAt,
    computation: (now, previous) => (previous?.value === undefined ? now : previous.value),
  });
  const sender = computed(() => {
    const [now, since] = [found(), before()];
    return now === undefined || since === undefined ? undefined : arrivedSince(now, since, freshKey.keyId());
  });
  const keyId = computed(() => sender()?.keyId);
  const calls = askApi(NewestCallDocument, () => {
    const key = keyId();
    if (sender() === undefined || key === undefined) return undefined;
    return { input: { filter: { ingestionKey: [key] }, first: 1 } };
  });
  return {
    sender,
    call: computed(() => {
      const answer = calls.value()?.recentCalls;
      return answer?.__typename === 'CallConnection' && !calls.isOutdated() ? answer.nodes[0] : undefined;
    }),
  };
}
