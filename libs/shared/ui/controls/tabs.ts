import { Component, computed, ElementRef, inject, input, model } from '@angular/core';

export interface Tab {
  readonly key: string;
  readonly text: string;
  /** Shown beside the text: how much is behind the tab. */
  readonly count?: string;
}

let lastId = 0;

/**
 * Views of one thing, one at a time. The page renders the chosen one as content:
 * `<tl-tabs [label]="…" [tabs]="tabs" [(selected)]="tab">@switch (tab()) { … }</tl-tabs>`.
 */
@Component({
  selector: 'tl-tabs',
  template: `
    <div class="list" role="tablist" [attr.aria-label]="label()">
      @for (tab of tabs(); track tab.key) {
        <button
          type="button"
          role="tab"
          class="tab"
          [id]="id + '-' + $index"
          [attr.aria-selected]="tab.key === current()"
          [attr.aria-controls]="id"
          [tabindex]="tab.key === current() ? 0 : -1"
          (click)="selected.set(tab.key)"
          (keydown)="move($event, $index)"
        >
          {{ tab.text }}
          @if (tab.count; as count) {
            <span class="count">{{ count }}</span>
          }
        </button>
      }
    </div>
    <div role="tabpanel" class="view" tabindex="0" [id]="id" [attr.aria-labelledby]="id + '-' + currentIndex()">
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .list {
      display: flex;
      gap: var(--space-1);
      overflow-x: auto;
      border-bottom: 1px solid var(--border);
    }
    .tab {
      flex: none;
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      max-width: 280px;
      min-height: 36px;
      padding: 0 var(--space-3);
      border: 0;
      border-bottom: 2px solid transparent;
      background: none;
      color: var(--text-muted);
      font-weight: 550;
      white-space: nowrap;
      cursor: pointer;
    }
    .tab:hover {
      color: var(--text);
    }
    .tab[aria-selected='true'] {
      border-bottom-color: var(--accent);
      color: var(--accent);
    }
    .tab:focus-visible {
      outline-offset: -2px;
    }
    .count {
      padding: 0 var(--space-2);
      border-radius: 9px;
      background: var(--surface-sunken);
      color: var(--text-muted);
      font-size: var(--size-small);
    }
    .view {
      min-width: 0;
      padding-top: var(--space-3);
    }
  `,
})
export class Tabs {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly id = `tl-tabs-${(lastId += 1)}`;

  readonly label = input.required<string>();
  readonly tabs = input.required<readonly Tab[]>();
  /** Key of the chosen tab; the first where there is no such tab. */
  readonly selected = model<string>();

  protected readonly currentIndex = computed(() =>
    Math.max(
      0,
      this.tabs().findIndex((tab) => tab.key === this.selected()),
    ),
  );
  protected readonly current = computed(() => this.tabs()[this.currentIndex()]?.key);

  protected move(event: KeyboardEvent, from: number): void {
    const count = this.tabs().length;
    const to = TARGETS[event.key]?.(from, count);
    const tab = to === undefined ? undefined : this.tabs()[(to + count) % count];
    if (to === undefined || tab === undefined) return;
    event.preventDefault();
    this.selected.set(tab.key);
    this.element.nativeElement.querySelectorAll<HTMLElement>('[role=tab]')[(to + count) % count]?.focus();
  }
}

const TARGETS: Readonly<Record<string, (from: number, count: number) => number>> = {
  ArrowRight: (from) => from + 1,
  ArrowLeft: (from) => from - 1,
  Home: () => 0,
  End: (_from, count) => count - 1,
};
