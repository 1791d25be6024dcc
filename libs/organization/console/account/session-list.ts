import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, askApi, type Changed, changeApi } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  FailureNote,
  Numbers,
  Skeleton,
  translator,
} from '@tokenledger/shared/ui';

import { EndOtherSessionsDocument, EndSessionDocument, SessionsDocument, type SessionsQuery } from '../operations';
import { deviceOf } from './device-of';

type Session = SessionsQuery['sessions'][number];

/** Where one is signed in, and the way out of each. */
@Component({
  selector: 'tl-session-list',
  imports: [AnswerContent, AnswerView, AnswerWaiting, FailureNote, Skeleton, TranslocoDirective],
  templateUrl: './session-list.html',
  styleUrl: './session-list.css',
})
export class SessionList {
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('organization.account.sessions');
  private readonly endOne = changeApi(EndSessionDocument);
  private readonly endOthers = changeApi(EndOtherSessionsDocument);

  readonly timeZone = input.required<string>();

  protected readonly sessions = askApi(SessionsDocument, () => ({}));
  protected readonly isWorking = signal(false);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  /** The one in use first, as it is the one that people look for. */
  protected readonly rows = computed(() =>
    (this.sessions.value()?.sessions ?? []).toSorted((left, right) => Number(right.isCurrent) - Number(left.isCurrent)),
  );

  protected nameOf({ userAgent }: Session): string {
    const device = deviceOf(userAgent);
    const translate = this.translate();
    if (device === undefined) return userAgent === '' ? translate('unnamed') : userAgent;
    const { browser, system } = device;
    return system === undefined ? browser : translate('device', { browser, system });
  }

  protected at(instant: string): string {
    return this.numbers.dateTime(new Date(instant), this.timeZone());
  }

  protected end({ id }: Session): Promise<void> {
    return this.change(() => this.endOne({ id }));
  }

  protected endAllOthers(): Promise<void> {
    return this.change(() => this.endOthers({}));
  }

  private async change(send: () => Promise<Changed<unknown>>): Promise<void> {
    if (this.isWorking()) return;
    this.failure.set(undefined);
    this.isWorking.set(true);
    const changed = await send();
    this.isWorking.set(false);
    if (!changed.done) this.failure.set(changed.failure);
    this.sessions.reload();
  }
}
