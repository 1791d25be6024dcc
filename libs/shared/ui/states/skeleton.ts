import { Component, computed, input } from '@angular/core';

/** Where something will be: grey bars of its size, so that nothing jumps when it comes. Silent for screen readers. */
@Component({
  selector: 'tl-skeleton',
  template: `
    @for (width of widths(); track $index) {
      <span class="bar" [style.width]="width" [style.height]="height()"></span>
    }
  `,
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: var(--space-2);
    }
    .bar {
      display: block;
      border-radius: var(--radius);
      background: var(--surface-sunken);
      border: 1px solid var(--border);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.55;
      }
    }
  `,
})
export class Skeleton {
  readonly lines = input(3);
  /** Height of one bar, a CSS length: that of the row, figure or chart that will stand here. */
  readonly height = input('16px');
  /** Width of every bar, a CSS length; unless given, bars end unevenly as text does. */
  readonly width = input<string>();

  protected readonly widths = computed(() =>
    Array.from({ length: this.lines() }, (_, line) => this.width() ?? RAGGED[line % RAGGED.length]),
  );
}

const RAGGED = ['92%', '78%', '85%', '64%'] as const;
