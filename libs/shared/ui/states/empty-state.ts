import { Component, input } from '@angular/core';

/**
 * Why nothing is here, and the one thing to do about it:
 * `<tl-empty [title]="t('none')" [why]="t('why')"><a class="button primary" routerLink="…">…</a></tl-empty>`.
 * In the middle of its place; where it is one finding among several, `--empty-align: start` and `--empty-padding`.
 */
@Component({
  selector: 'tl-empty',
  template: `
    <p class="title">{{ title() }}</p>
    @if (why(); as reason) {
      <p class="why">{{ reason }}</p>
    }
    <div class="action"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      align-content: center;
      justify-items: var(--empty-align, center);
      gap: var(--space-2);
      padding: var(--empty-padding, var(--space-8) var(--space-4));
      text-align: var(--empty-align, center);
      overflow-wrap: anywhere;
    }
    .title {
      font-weight: 620;
    }
    .why {
      max-width: 60ch;
      color: var(--text-muted);
    }
    .action:not(:empty) {
      margin-top: var(--space-2);
    }
  `,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly why = input<string>();
}
