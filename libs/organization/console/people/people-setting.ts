import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  Dialogs,
  FailureNote,
  Skeleton,
  Toasts,
  translator,
} from '@tokenledger/shared/ui';

import { ChangePeoplePrivacyDocument, type PeopleView } from '../operations';
import { PeopleSight } from './people-sight';
import { RevealButton } from './reveal-button';

/** Of a group (libs/organization/domain/people/people-privacy.ts). */
const FEWEST = 2;
const MOST = 50;

/** How people are shown in figures, for owners: which way, and names for a while where they are hidden. */
@Component({
  selector: 'tl-people-setting',
  imports: [AnswerContent, AnswerView, AnswerWaiting, FailureNote, RevealButton, Skeleton, TranslocoDirective],
  templateUrl: './people-setting.html',
  styleUrl: './people-setting.css',
})
export class PeopleSetting {
  protected readonly sight = inject(PeopleSight);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly translate = translator('organization.people');
  private readonly change = changeApi(ChangePeoplePrivacyDocument);

  protected readonly views: readonly PeopleView[] = ['NAMES', 'PSEUDONYMS', 'GROUPS'];
  protected readonly fewest = FEWEST;
  protected readonly most = MOST;

  private readonly viewInForce = computed(() => this.sight.seen()?.view ?? 'NAMES');
  private readonly sizeInForce = computed(() => String(this.sight.seen()?.groupSize ?? ''));
  /** What is chosen, and not in force before it is saved. */
  protected readonly view = linkedSignal(() => this.viewInForce());
  /** As it is typed. */
  protected readonly size = linkedSignal(() => this.sizeInForce());
  protected readonly isChanged = computed(
    () => this.view() !== this.viewInForce() || (this.view() === 'GROUPS' && this.size().trim() !== this.sizeInForce()),
  );

  protected readonly isWorking = signal(false);
  protected readonly sizeProblem = signal<string | undefined>(undefined);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  protected typeSize(event: Event): void {
    this.size.set((event.target as HTMLInputElement).value);
  }

  /** Asks first: what everybody sees changes with their next question. */
  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const view = this.view();
    // A size that is not asked for stays as it is.
    const groupSize = Number(view === 'GROUPS' ? this.size() : this.sizeInForce());
    this.sizeProblem.set(undefined);
    this.failure.set(undefined);
    if (this.isWorking() || !this.isChanged()) return;
    if (!Number.isInteger(groupSize) || groupSize < FEWEST || groupSize > MOST) {
      this.sizeProblem.set(this.translate()('sizeWrong', { fewest: FEWEST, most: MOST }));
      return;
    }
    if (!(await this.isAgreed(view, groupSize))) return;
    this.isWorking.set(true);
    const changed = await this.change({ input: { view, groupSize } });
    this.isWorking.set(false);
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.changePeoplePrivacy.__typename === 'InvalidPeopleInput') {
      this.sizeProblem.set(changed.data.changePeoplePrivacy.issues.map(({ message }) => message).join(' '));
    } else {
      this.toasts.show({ text: this.translate()(`saved.${view}`, { size: groupSize }) });
      this.sight.answer.reload();
    }
  }

  private isAgreed(view: PeopleView, size: number): Promise<boolean> {
    const translate = this.translate();
    return this.dialogs.confirm({
      title: translate(`confirm.title.${view}`, { size }),
      text: translate('confirm.what'),
      consequences: [translate(`confirm.consequence.${view}`)],
      action: translate(`confirm.action.${view}`),
      // Who has seen a name knows it.
      isDangerous: view === 'NAMES',
    });
  }
}
