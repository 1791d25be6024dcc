import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { DialogTitle, FailureNote, type GuardedDialog } from '@tokenledger/shared/ui';

import { RevealPeopleDocument } from '../operations';

/** Most that a lift lasts, and most characters of its reason (libs/organization/domain/people/people-privacy.ts). */
const MAX_HOURS = 24;
const MAX_REASON_LENGTH = 500;

/** Asks why names are needed and for how long, and lifts the view; closed with true once names are shown. */
@Component({
  selector: 'tl-reveal-dialog',
  imports: [DialogTitle, FailureNote, TranslocoDirective],
  templateUrl: './reveal-dialog.html',
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
    }
  `,
})
export class RevealDialog implements GuardedDialog {
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  private readonly reveal = changeApi(RevealPeopleDocument);

  protected readonly hours = Array.from({ length: MAX_HOURS }, (_hour, at) => at + 1);
  protected readonly longestReason = MAX_REASON_LENGTH;
  protected readonly isWorking = signal(false);
  protected readonly isReasonMissing = signal(false);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  private readonly issues = signal<readonly { readonly field: string; readonly message: string }[]>([]);

  mayClose(): boolean {
    return !this.isWorking();
  }

  protected problemOf(field: 'reason' | 'hours'): string | undefined {
    return this.issues().find((issue) => issue.field === field)?.message;
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isWorking()) return;
    const form = new FormData(event.target as HTMLFormElement);
    const reason = String(form.get('reason') ?? '').trim();
    this.issues.set([]);
    this.failure.set(undefined);
    this.isReasonMissing.set(reason === '');
    if (reason === '') return;
    this.isWorking.set(true);
    const changed = await this.reveal({ input: { reason, hours: Number(form.get('hours')) } });
    this.isWorking.set(false);
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.revealPeople.__typename === 'InvalidPeopleInput')
      this.issues.set(changed.data.revealPeople.issues);
    else this.dialog.close(true);
  }
}
