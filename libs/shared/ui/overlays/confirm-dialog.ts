import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { DialogTitle } from './dialog-title';

/** What a person is asked before it happens. */
export interface Confirmation {
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly text: string;
  /** What will happen, in numbers: `2 of 5 budgets stop alerting`, one a line. */
  readonly consequences?: readonly string[];
  /** The deed as a verb, on the button: `Delete 3 keys`, never `OK`. */
  readonly action: string;
  /** It cannot be undone: the button is red, and the focus starts on the other one. */
  readonly isDangerous?: boolean;
}

/** The question itself; opened by `Dialogs`. */
@Component({
  selector: 'tl-confirm-dialog',
  imports: [DialogTitle, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.controls'">
      <h2 tlDialogTitle>{{ confirmation.title }}</h2>
      <div class="text" [id]="textId">
        <p>{{ confirmation.text }}</p>
        @if (confirmation.consequences?.length) {
          <ul>
            @for (consequence of confirmation.consequences; track $index) {
              <li>{{ consequence }}</li>
            }
          </ul>
        }
      </div>
      <div class="dialog-actions">
        <button type="button" class="button large keep" (click)="dialog.close(false)">{{ t('cancel') }}</button>
        <button
          type="button"
          class="button large primary agree"
          [class.danger]="confirmation.isDangerous"
          (click)="dialog.close(true)"
        >
          {{ confirmation.action }}
        </button>
      </div>
    </ng-container>
  `,
  styles: `
    .text {
      display: grid;
      gap: var(--space-2);
    }
    ul {
      display: grid;
      gap: var(--space-1);
      padding-left: var(--space-5);
    }
  `,
})
export class ConfirmDialog {
  static readonly TEXT_ID = 'tl-confirm-text';

  protected readonly confirmation = inject<Confirmation>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly textId = ConfirmDialog.TEXT_ID;
}
