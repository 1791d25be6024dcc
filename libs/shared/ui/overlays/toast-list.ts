import { Component, DestroyRef, effect, inject } from '@angular/core';
import { TranslocoDirective, translateSignal } from '@jsverse/transloco';

import { type Toast, TOAST_LIST } from './toast-message';

/** The toasts on the screen; attached by `Toasts`. None leaves while the pointer or the focus is on them. */
@Component({
  selector: 'tl-toast-list',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui'">
      @for (toast of toasts.shown(); track toast.id) {
        <div class="toast">
          <span class="text">{{ toast.text }}</span>
          @if (toast.undo; as undo) {
            <button type="button" class="button small" (click)="takeBack(toast, undo)">{{ t('controls.undo') }}</button>
          }
          <button
            type="button"
            class="button quiet icon"
            [attr.aria-label]="t('close')"
            (click)="toasts.dismiss(toast.id)"
          >
            <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true"><path d="M5 5l10 10M15 5 5 15" /></svg>
          </button>
        </div>
      }
    </ng-container>
  `,
  host: {
    role: 'region',
    '[attr.aria-label]': 'name()',
    '(mouseenter)': 'pause()',
    '(mouseleave)': 'resume()',
    '(focusin)': 'pause()',
    '(focusout)': 'resume()',
  },
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
    .toast {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      max-width: 560px;
      padding: var(--space-1) var(--space-1) var(--space-1) var(--space-4);
      background: var(--surface-raised);
      border: 1px solid var(--border-strong);
      border-radius: var(--radius);
      box-shadow: var(--shadow-overlay);
    }
    .text {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
      max-height: 30vh;
      overflow: hidden;
    }
  `,
})
export class ToastList {
  protected readonly toasts = inject(TOAST_LIST);
  protected readonly name = translateSignal('ui.controls.messages');
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private isPaused = false;

  constructor() {
    effect(() => {
      const shown = this.toasts.shown();
      for (const id of this.timers.keys()) if (!shown.some((toast) => toast.id === id)) this.stop(id);
      // The last one left under the pointer: nothing will ever tell that the pointer went.
      if (shown.length === 0) this.isPaused = false;
      if (!this.isPaused) for (const toast of shown) this.start(toast);
    });
    inject(DestroyRef).onDestroy(() => this.pause());
  }

  protected takeBack(toast: Toast, undo: () => void): void {
    this.toasts.dismiss(toast.id);
    undo();
  }

  protected pause(): void {
    this.isPaused = true;
    for (const id of [...this.timers.keys()]) this.stop(id);
  }

  protected resume(): void {
    this.isPaused = false;
    for (const toast of this.toasts.shown()) this.start(toast);
  }

  private start(toast: Toast): void {
    if (this.timers.has(toast.id)) return;
    this.timers.set(
      toast.id,
      setTimeout(() => this.toasts.dismiss(toast.id), toast.shownForMs),
    );
  }

  private stop(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }
}
