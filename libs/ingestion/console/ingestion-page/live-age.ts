import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Numbers, PRESENT } from '@tokenledger/shared/ui';

const TICK_MS = 1_000;
const MINUTE_MS = 60_000;

/** How old an answer is that is asked for again and again, to the second: whether it is still alive. */
@Component({
  selector: 'tl-live-age',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ingestion.page.live'">
      @if (at() !== undefined) {
        <span class="dot" [class.late]="isLate()" aria-hidden="true"></span>
        {{ seconds() === undefined ? t('older', { age: age() }) : t('seconds', { seconds: seconds() }) }}
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    .dot {
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--good);
    }
    .dot.late {
      background: var(--warn);
    }
  `,
})
export class LiveAge {
  private readonly present = inject(PRESENT);
  private readonly numbers = inject(Numbers);

  /** When the answer came; nothing is shown before the first. */
  readonly at = input.required<Date | undefined>();
  /** How often it is asked for: an answer three times as old is late. */
  readonly everyMs = input.required<number>();

  private readonly now = signal(this.present.now());
  private readonly ageMs = computed(() => Math.max(0, this.now().getTime() - (this.at()?.getTime() ?? 0)));
  protected readonly isLate = computed(() => this.ageMs() > 3 * this.everyMs());
  protected readonly seconds = computed(() => {
    const ageMs = this.ageMs();
    return ageMs < MINUTE_MS ? Math.floor(ageMs / 1000) : undefined;
  });
  protected readonly age = computed(() => this.numbers.age(this.at()));

  constructor() {
    const timer = setInterval(() => this.now.set(this.present.now()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
