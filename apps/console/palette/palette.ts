import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { findValues } from '@tokenledger/metering/console/palette';

import { looksLikeAnId, matchingGroups, type PaletteEntry, type PaletteGroup } from './palette-entry';
import { foundGroup, idGroup, paletteGroups } from './palette-groups';

/** Typing goes on: the ledger is asked when it pauses. */
const PAUSE_MS = 200;

/** Where to go and what to change, by typing: opened by Ctrl-K or ⌘-K. The focus never leaves the field. */
@Component({
  selector: 'tl-palette',
  imports: [TranslocoDirective],
  templateUrl: './palette.html',
  styleUrl: './palette.css',
})
export class Palette {
  private readonly dialog = inject<DialogRef<void>>(DialogRef);
  private readonly known = paletteGroups();
  private readonly groupOfFound = foundGroup();
  private readonly groupOfId = idGroup();

  protected readonly typed = signal('');
  private readonly asked = signal('');
  protected readonly found = findValues(() => this.asked());
  /** Whether what was typed is still being looked up in the ledger. */
  protected readonly isSearching = computed(() => this.typed().trim() !== this.asked() || this.found.isLoading());
  protected readonly groups = computed((): readonly PaletteGroup[] => {
    const typed = this.typed().trim();
    // Values of the text before would be chosen by mistake once it no longer stands there.
    const values = this.found.values().filter(({ value }) => value.toLowerCase().includes(typed.toLowerCase()));
    return [
      ...matchingGroups(this.known(), typed),
      ...(values.length > 0 ? [this.groupOfFound(values)] : []),
      ...(looksLikeAnId(typed) ? [this.groupOfId(typed)] : []),
    ];
  });
  private readonly entries = computed(() => this.groups().flatMap(({ entries }) => entries));
  /** What Enter does: the first whenever something else was typed; what comes in later moves nothing. */
  protected readonly active = linkedSignal<string, number>({ source: this.typed, computation: () => 0 });
  protected readonly activeEntry = computed(
    (): PaletteEntry | undefined => this.entries()[Math.min(this.active(), this.entries().length - 1)],
  );

  constructor() {
    effect((onCleanup) => {
      const typed = this.typed().trim();
      const timer = setTimeout(() => this.asked.set(typed), typed === '' ? 0 : PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const entry = this.activeEntry();
      if (entry !== undefined) document.getElementById(this.idOf(entry))?.scrollIntoView?.({ block: 'nearest' });
    });
  }

  protected idOf({ key }: PaletteEntry): string {
    return `tl-palette-${key.replaceAll(' ', '-')}`;
  }

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
  }

  protected press(event: KeyboardEvent): void {
    // Enter ends a word that an input method composes.
    if (event.isComposing) return;
    const count = this.entries().length;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (count > 0) this.active.update((active) => (Math.min(active, count - 1) + step + count) % count);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.run(this.activeEntry());
    }
  }

  /** Closes first: the focus goes back to where it was before the page changes. */
  protected run(entry: PaletteEntry | undefined): void {
    if (entry === undefined) return;
    this.dialog.close();
    void entry.run();
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
