import { Component, DestroyRef, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import { Banner, FailureNote, Numbers, Toasts, translator } from '@tokenledger/shared/ui';

import { HidePeopleDocument } from '../operations';
import { PeopleSight } from './people-sight';

/** Above every page while names of people are shown to whoever lifted the view: until when, why, and a way to end it. */
@Component({
  selector: 'tl-names-shown',
  imports: [Banner, FailureNote, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organization.people.shown'">
      @if (sight.lift(); as lift) {
        <tl-banner kind="warn" role="status">
          <span>{{ t('what', { at: at(lift.until), reason: lift.reason }) }}</span>
          <button type="button" class="button small" [disabled]="isWorking()" (click)="end()">{{ t('end') }}</button>
        </tl-banner>
        @if (failure(); as why) {
          <tl-failure [failure]="{ ...why, retriable: false }" [title]="t('failed')" />
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
  `,
})
export class NamesShown {
  /** The button that had the focus goes. */
  readonly endedByHand = output();

  protected readonly sight = inject(PeopleSight);
  private readonly organization = inject(CurrentOrganization);
  private readonly numbers = inject(Numbers);
  private readonly toasts = inject(Toasts);
  private readonly translate = translator('organization.people.shown');
  private readonly lifetime = inject(DestroyRef);
  private readonly hide = changeApi(HidePeopleDocument);

  protected readonly isWorking = signal(false);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  protected at(instant: string): string {
    return this.numbers.dateTime(new Date(instant), this.organization.value()?.timeZone ?? 'UTC');
  }

  protected async end(): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.failure.set(undefined);
    const changed = await this.hide({});
    this.isWorking.set(false);
    if (!changed.done) {
      this.failure.set(changed.failure);
      return;
    }
    // It ended in any case: false says that it had ended before.
    this.toasts.show({ text: this.translate()('ended') });
    if (!this.lifetime.destroyed) this.endedByHand.emit();
    this.sight.answer.reload();
  }
}
