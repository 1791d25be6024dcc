import { Component, input, model } from '@angular/core';

export interface Segment<Value extends string = string> {
  readonly value: Value;
  readonly text: string;
}

let lastId = 0;

/** One of a few, all of them in sight: `<tl-segmented [label]="…" [segments]="units" [(value)]="unit" />`. */
@Component({
  selector: 'tl-segmented',
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ label() }}</legend>
      @for (segment of segments(); track segment.value) {
        <label [class.chosen]="segment.value === value()">
          <input
            class="visually-hidden"
            type="radio"
            [name]="name"
            [value]="segment.value"
            [checked]="segment.value === value()"
            (change)="value.set(segment.value)"
          />
          <span class="ellipsis">{{ segment.text }}</span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    :host {
      display: inline-block;
      max-width: 100%;
    }
    fieldset {
      /* Browsers give a fieldset the width of its content; it must scroll within the page instead. */
      min-width: 0;
      display: flex;
      margin: 0;
      padding: 1px;
      overflow-x: auto;
      border: 1px solid var(--border-strong);
      border-radius: var(--radius);
      background: var(--surface);
    }
    label {
      position: relative;
      flex: none;
      display: flex;
      align-items: center;
      max-width: 220px;
      min-height: calc(var(--control-height) - 4px);
      padding: 0 var(--space-3);
      border-radius: calc(var(--radius) - 2px);
      color: var(--text-muted);
      font-weight: 550;
      cursor: pointer;
    }
    label:hover {
      color: var(--text);
    }
    label.chosen {
      background: var(--accent-soft);
      color: var(--accent);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: -2px;
    }
  `,
})
export class Segmented<Value extends string = string> {
  protected readonly name = `tl-segmented-${(lastId += 1)}`;

  readonly label = input.required<string>();
  readonly segments = input.required<readonly Segment<Value>[]>();
  readonly value = model.required<Value>();
}
