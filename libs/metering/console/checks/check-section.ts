import { Component, input } from '@angular/core';

/** One check: what it means and what to do in a sentence each, then what was found. */
@Component({
  selector: 'tl-check-section',
  template: `
    <section class="card" [attr.aria-labelledby]="name()">
      <header>
        <h2 [id]="name()">{{ title() }}</h2>
        <p>{{ meaning() }}</p>
        <p class="todo">{{ todo() }}</p>
      </header>
      <ng-content />
    </section>
  `,
  styles: `
    :host {
      --empty-align: start;
      --empty-padding: var(--space-2) 0;
      display: block;
      min-width: 0;
    }
    .card {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-3);
      padding: var(--space-4);
      border: 1px solid var(--border);
      border-radius: var(--radius-large);
      background: var(--surface);
    }
    header {
      display: grid;
      gap: var(--space-1);
      max-width: 90ch;
    }
    .todo {
      color: var(--text-muted);
    }
  `,
})
export class CheckSection {
  /** Id of its heading: links lead to it. */
  readonly name = input.required<string>();
  readonly title = input.required<string>();
  readonly meaning = input.required<string>();
  readonly todo = input.required<string>();
}
