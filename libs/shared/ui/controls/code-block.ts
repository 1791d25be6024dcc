import { Component, computed, input, signal } from '@angular/core';

import { CopyButton } from './copy-button';
import { Tabs } from './tabs';

export interface Snippet {
  /** What tells the variants apart, such as a language's name. */
  readonly name: string;
  readonly code: string;
}

/** Code to be copied, in one or several variants: `<tl-code [label]="…" [snippets]="[{ name: 'Python', code }]" />`. */
@Component({
  selector: 'tl-code',
  imports: [CopyButton, Tabs],
  template: `
    @if (snippets().length > 1) {
      <tl-tabs [label]="label()" [tabs]="tabs()" [(selected)]="selected">
        <div class="block">
          <pre tabindex="0" role="group" [attr.aria-label]="label()"><code>{{ shown() }}</code></pre>
          <tl-copy [text]="shown()" [label]="copyLabel()" />
        </div>
      </tl-tabs>
    } @else {
      <div class="block">
        <pre tabindex="0" role="group" [attr.aria-label]="label()"><code>{{ shown() }}</code></pre>
        <tl-copy [text]="shown()" [label]="copyLabel()" />
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .block {
      position: relative;
      border: 1px solid var(--border);
      border-radius: var(--radius);
      background: var(--surface-sunken);
    }
    pre {
      margin: 0;
      padding: var(--space-3);
      padding-top: calc(var(--control-height) + var(--space-2));
      overflow-x: auto;
      line-height: 1.5;
      tab-size: 2;
    }
    tl-copy {
      position: absolute;
      top: 2px;
      right: 2px;
    }
  `,
})
export class CodeBlock {
  /** What the code is for. */
  readonly label = input.required<string>();
  readonly snippets = input.required<readonly Snippet[]>();
  /** For the copy button, where "Copy" alone would not say what. */
  readonly copyLabel = input<string>();

  protected readonly selected = signal<string | undefined>(undefined);
  protected readonly tabs = computed(() => this.snippets().map(({ name }) => ({ key: name, text: name })));
  protected readonly shown = computed(() => {
    const snippets = this.snippets();
    return (snippets.find(({ name }) => name === this.selected()) ?? snippets[0])?.code ?? '';
  });
}
