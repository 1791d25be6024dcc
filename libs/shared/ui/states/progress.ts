import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../language/language';

/** Work that takes longer than two seconds: what is being done, how far it is, and a way to stop it. */
@Component({
  selector: 'tl-progress',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.states'">
      <div class="line">
        <span class="text" role="status">{{ text() ?? t('working') }}</span>
        @if (percent(); as shown) {
          <span class="muted">{{ shown }}</span>
        }
        @if (canCancel()) {
          <button type="button" class="button quiet small" (click)="cancelled.emit()">{{ t('cancel') }}</button>
        }
      </div>
      <div
        class="track"
        role="progressbar"
        aria-valuemin="0"
        aria-valuemax="100"
        [attr.aria-valuenow]="wholePercent()"
        [attr.aria-label]="text() ?? t('working')"
      >
        <div class="done" [class.unknown]="share() === undefined" [style.width.%]="(share() ?? 0.3) * 100"></div>
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: var(--space-1);
    }
    .line {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      min-height: var(--control-height);
    }
    .text {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .track {
      height: 4px;
      border-radius: 2px;
      background: var(--border);
      overflow: hidden;
    }
    .done {
      height: 100%;
      background: var(--accent);
      transition: width var(--quick);
    }
    .done.unknown {
      animation: run 1.2s linear infinite;
    }
    @keyframes run {
      from {
        transform: translateX(-100%);
      }
      to {
        transform: translateX(340%);
      }
    }
  `,
})
export class Progress {
  private readonly language = inject(Language);

  /** From 0 to 1; undefined where nobody can tell how much is left. */
  readonly value = input<number>();
  readonly text = input<string>();
  /** Offers a button that stops the work; whoever says so listens to `cancelled`. */
  readonly canCancel = input(false);
  readonly cancelled = output();

  protected readonly share = computed(() => {
    const value = this.value();
    return value === undefined || Number.isNaN(value) ? undefined : Math.min(1, Math.max(0, value));
  });
  protected readonly wholePercent = computed(() => {
    const share = this.share();
    // Rounded down: 100 % means done.
    return share === undefined ? undefined : Math.floor(share * 100);
  });
  protected readonly percent = computed(() => {
    const percent = this.wholePercent();
    return percent === undefined
      ? undefined
      : new Intl.NumberFormat(this.language.locale(), { style: 'percent' }).format(percent / 100);
  });
}
