import { Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { CopyButton } from './copy-button';

/**
 * A secret that is shown this one time. Whoever wants to leave without having copied it is asked first: the dialog around it
 * asks `mayLeave` before it closes.
 */
@Component({
  selector: 'tl-secret-once',
  imports: [CopyButton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.secret'">
      <p class="warning">{{ warning() }}</p>
      <div class="secret" (copy)="hasCopied.set(true)">
        <code tabindex="0" data-first>{{ secret() }}</code>
        <tl-copy [text]="secret()" [label]="copyLabel()" (copied)="hasCopied.set(true)" />
      </div>
      <ng-content />
      @if (isLeaving() && !hasCopied()) {
        <div class="question" role="alert">
          <p>{{ notCopied() }}</p>
          <button type="button" class="button danger" (click)="leaveWithout()">{{ t('leaveAnyway') }}</button>
        </div>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .warning {
      padding: var(--space-2) var(--space-3);
      border-radius: var(--radius);
      background: var(--warn-soft);
      color: var(--warn);
      font-weight: 550;
    }
    .secret {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--border-strong);
      border-radius: var(--radius);
      background: var(--surface-sunken);
    }
    .secret code {
      flex: 1;
      min-width: min(100%, 240px);
      overflow-wrap: anywhere;
      user-select: all;
    }
    .question {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
      padding: var(--space-2) var(--space-3);
      border: 1px solid var(--bad);
      border-radius: var(--radius);
      background: var(--bad-soft);
    }
    .question p {
      flex: 1;
      min-width: min(100%, 220px);
    }
  `,
})
export class SecretOnce {
  readonly secret = input.required<string>();
  /** Says that it is shown this one time. */
  readonly warning = input.required<string>();
  readonly copyLabel = input.required<string>();
  /** What leaving without it means. */
  readonly notCopied = input.required<string>();
  /** The person leaves although nothing was copied: said so twice, it is meant. */
  readonly left = output();

  protected readonly hasCopied = signal(false);
  protected readonly isLeaving = signal(false);

  /** @returns false where the secret would be lost: the person is asked */
  mayLeave(): boolean {
    if (this.hasCopied()) return true;
    this.isLeaving.set(true);
    return false;
  }

  protected leaveWithout(): void {
    this.hasCopied.set(true);
    this.left.emit();
  }
}
