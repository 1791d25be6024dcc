import { Clipboard } from '@angular/cdk/clipboard';
import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

const SAID_FOR_MS = 2_000;

/** Copies a text and says so, to the eye and politely to the ear: `<tl-copy [text]="call.id" [label]="t('copyId')" />`. */
@Component({
  selector: 'tl-copy',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui'">
      <button
        type="button"
        class="button quiet small"
        [attr.aria-label]="label() ?? t('copy')"
        [title]="label() ?? t('copy')"
        (click)="copy()"
      >
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
          @if (outcome() === 'copied') {
            <path d="M4 10.5 8 14.5 16 5.5" />
          } @else {
            <path d="M7 7V3h10v10h-4M3 7h10v10H3z" />
          }
        </svg>
        {{
          outcome() === 'copied'
            ? t('copied')
            : outcome() === 'refused'
              ? t('controls.copyRefused')
              : (caption() ?? t('copy'))
        }}
      </button>
      <span class="visually-hidden" aria-live="polite">{{
        outcome() === 'copied' ? t('copied') : outcome() === 'refused' ? t('controls.copyRefused') : ''
      }}</span>
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
})
export class CopyButton {
  private readonly clipboard = inject(Clipboard);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly text = input.required<string>();
  /** What is copied, for those who do not see what stands beside it. */
  readonly label = input<string>();
  /** What the button says; *Copy* unless given. */
  readonly caption = input<string>();
  /** It is in the clipboard: what cannot be shown twice may now be left. */
  readonly copied = output();

  protected readonly outcome = signal<'copied' | 'refused' | undefined>(undefined);

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected copy(): void {
    this.outcome.set(this.clipboard.copy(this.text()) ? 'copied' : 'refused');
    if (this.outcome() === 'copied') this.copied.emit();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.outcome.set(undefined), SAID_FOR_MS);
  }
}
