import { computed, inject, linkedSignal, Service } from '@angular/core';
import { type Answer, askApi } from '@tokenledger/shared/console-api';
import { PRESENT } from '@tokenledger/shared/ui';

import { PeoplePrivacyDocument, type PeoplePrivacyQuery, type PeopleView } from '../operations';
import { ViewerSession } from '../session/viewer-session';

/** Another window, or another owner, may have changed it. */
const LOOK_EVERY_MS = 60_000;
/** A lift that just ended by this clock may last a moment longer by the API's. */
const LOOK_AGAIN_MS = 1_000;

/**
 * How whoever is signed in sees people in figures, for the frame and the pages in it. One of each frame: whoever signs in
 * next is told anew.
 */
@Service({ autoProvided: false })
export class PeopleSight {
  private readonly viewer = inject(ViewerSession).viewer;
  private readonly present = inject(PRESENT);

  readonly answer: Answer<PeoplePrivacyQuery> = askApi(
    PeoplePrivacyDocument,
    // Whoever has no role would be refused.
    () => (this.may('SPEND_READ') ? {} : undefined),
    { everyMs: (): number | undefined => (this.may('PEOPLE_REVEAL') ? this.nextLookMs() : undefined) },
  );
  /** Undefined until the API said what. */
  readonly seen = computed(() => this.answer.value()?.peoplePrivacy);
  /** Names that are shown although the organisation hides them; where it hides none, there is nothing to lift. */
  readonly lift = computed(() => {
    const seen = this.seen();
    return seen === undefined || seen.view === 'NAMES' ? undefined : (seen.lift ?? undefined);
  });
  /** Whether whoever is signed in is shown no names; false until the API said so. */
  readonly hidesNames = computed(() => (this.seen()?.view ?? 'NAMES') !== 'NAMES' && this.lift() === undefined);
  /**
   * Grows whenever names that were shown for a while are hidden again: what was read before still shows them. It tells of what
   * happens while somebody watches it.
   */
  readonly timesHidden = linkedSignal<PeopleView | 'LIFTED' | undefined, number>({
    source: () => (this.lift() === undefined ? this.seen()?.view : 'LIFTED'),
    computation: (now, before) => {
      const isHiddenAgain = before?.source === 'LIFTED' && now !== 'LIFTED' && now !== 'NAMES';
      return (before?.value ?? 0) + (isHiddenAgain ? 1 : 0);
    },
  });

  /** How long until it is asked again: at the end of a lift, at the latest after a minute. */
  private nextLookMs(): number {
    // With each answer the end is nearer.
    this.answer.answeredAt();
    const until = this.lift()?.until;
    if (until === undefined) return LOOK_EVERY_MS;
    const leftMs = new Date(until).getTime() - this.present.now().getTime();
    return Math.max(LOOK_AGAIN_MS, Math.min(LOOK_EVERY_MS, leftMs));
  }

  private may(permission: string): boolean {
    return this.viewer()?.permissions.some((held) => held === permission) ?? false;
  }
}
