import { DOCUMENT } from '@angular/common';
import { computed, effect, inject, Service, signal } from '@angular/core';

import { StoredChoice } from '../storage/stored-choice';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;

export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** Light or dark: as the person's system has it unless they chose otherwise here. */
@Service()
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly stored = new StoredChoice('tokenledger.theme', THEME_CHOICES);
  private readonly chosen = signal<ThemeChoice>(this.stored.read() ?? 'system');
  private readonly systemIsDark = signal(false);

  readonly choice = this.chosen.asReadonly();
  /** What is shown now; charts draw in its colours. */
  readonly isDark = computed(() => (this.chosen() === 'system' ? this.systemIsDark() : this.chosen() === 'dark'));

  constructor() {
    const system = this.document.defaultView?.matchMedia?.('(prefers-color-scheme: dark)');
    this.systemIsDark.set(system?.matches ?? false);
    system?.addEventListener('change', ({ matches }) => this.systemIsDark.set(matches));
    effect(() => {
      this.document.documentElement.dataset['theme'] = this.isDark() ? 'dark' : 'light';
    });
  }

  choose(choice: ThemeChoice): void {
    this.chosen.set(choice);
    this.stored.write(choice);
  }
}
