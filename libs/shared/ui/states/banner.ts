import { Component, input } from '@angular/core';

/** How much a message matters: it is said by its colour and by its words, never by colour alone. */
export type BannerKind = 'info' | 'good' | 'warn' | 'bad';

/** A message above what it is about: `<tl-banner kind="warn">Prices of 3 models are missing. <a …>…</a></tl-banner>`. */
@Component({
  selector: 'tl-banner',
  template: `
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      @if (kind() === 'good') {
        <path d="M4 10.5 8 14.5 16 5.5" />
      } @else if (kind() === 'info') {
        <path d="M10 9v5M10 6v.01M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z" />
      } @else {
        <path d="M10 7.5v4M10 14.2v.01M10 2.8 18 17H2z" />
      }
    </svg>
    <div class="text"><ng-content /></div>
  `,
  host: { '[class]': 'kind()', '[attr.role]': 'role()' },
  styles: `
    :host {
      display: flex;
      gap: var(--space-2);
      padding: var(--space-2) var(--space-3);
      border: 1px solid currentColor;
      border-radius: var(--radius);
      background: var(--accent-soft);
      color: var(--accent);
    }
    :host(.good) {
      background: var(--good-soft);
      color: var(--good);
    }
    :host(.warn) {
      background: var(--warn-soft);
      color: var(--warn);
    }
    :host(.bad) {
      background: var(--bad-soft);
      color: var(--bad);
    }
    svg {
      flex: none;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .text {
      min-width: 0;
      flex: 1;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-3);
      color: var(--text);
      overflow-wrap: anywhere;
    }
  `,
})
export class Banner {
  readonly kind = input<BannerKind>('info');
  /** `alert` interrupts a screen reader: for what just failed. Without a role the banner is read where it stands. */
  readonly role = input<'status' | 'alert'>();
}
