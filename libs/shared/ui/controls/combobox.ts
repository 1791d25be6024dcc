import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { type ComboboxOption, matchOptions, OPTIONS_SHOWN, type OptionValue } from './combobox-option';

/** Typing goes on: options are asked for when it pauses. */
const PAUSE_MS = 200;

let lastId = 0;

/**
 * Chooses among many by typing: one value, or several that become chips.
 *
 * `<tl-combobox [label]="t('team')" [options]="teams()" [isMultiple]="true" [(selected)]="chosen" />`. Where there are too
 * many to load, `[filtersItself]="false" (searched)="ask($event)" [isLoading]="…"`.
 */
@Component({
  selector: 'tl-combobox',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, TranslocoDirective],
  templateUrl: './combobox.html',
  styleUrl: './combobox.css',
})
export class Combobox {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly id = `tl-combobox-${(lastId += 1)}`;
  /** Names of everything that was ever offered: what is chosen keeps its name when other options come. */
  private readonly seen = new Map<OptionValue, string>();

  readonly label = input.required<string>();
  readonly options = input.required<readonly ComboboxOption[]>();
  readonly selected = model<readonly OptionValue[]>([]);
  readonly isMultiple = input(false);
  /** Whether nothing may be chosen; a single choice then has no way to be cleared otherwise. */
  readonly isRequired = input(false);
  /** Offers "not known" (`null`) above the options. */
  readonly offersUnknown = input(false);
  /** Lets what was typed be chosen though it is no option. */
  readonly allowsFreeText = input(false);
  /** Whether what was typed is chosen when the field is left, not only by Enter: where a form asks for a text. */
  readonly keepsTyped = input(false);
  /** Whether `options` are all there are. If not, the page gives others when `searched` tells what was typed. */
  readonly filtersItself = input(true);
  /** Whether it is what a panel or a dialog that opens begins with. */
  readonly takesFocus = input(false);
  readonly isLoading = input(false);
  readonly placeholder = input<string>();
  /** What was typed, when typing pauses; the empty text when the list opens. */
  readonly searched = output<string>();

  protected readonly typed = signal('');
  protected readonly isOpen = signal(false);
  protected readonly offered = computed((): readonly ComboboxOption[] => {
    const typed = this.typed().trim();
    const options = this.filtersItself() ? matchOptions(this.options(), typed) : this.options();
    const isNew = typed !== '' && !options.some(({ text }) => text === typed);
    return [
      ...(this.offersUnknown() && typed === '' ? [UNKNOWN] : []),
      ...(this.allowsFreeText() && isNew ? [{ value: typed, text: typed }] : []),
      ...options,
    ];
  });
  protected readonly shown = computed(() => this.offered().slice(0, OPTIONS_SHOWN));
  protected readonly hiddenCount = computed(() => this.offered().length - this.shown().length);
  /** The option that Enter chooses; the first again whenever others are offered. */
  protected readonly active = linkedSignal<readonly ComboboxOption[], number>({
    source: this.shown,
    computation: () => 0,
  });
  private readonly names = computed(() => {
    for (const { value, text } of this.options()) this.seen.set(value, text);
    return new Map(this.seen);
  });
  /** In a single choice the field shows what is chosen until somebody types. */
  protected readonly fieldText = computed(() => {
    const [value] = this.selected();
    return this.isOpen() || this.isMultiple() || value === undefined || value === null
      ? this.typed()
      : this.nameOf(value);
  });

  constructor() {
    effect((onCleanup) => {
      const typed = this.typed();
      if (!this.isOpen()) return;
      const timer = setTimeout(() => this.searched.emit(typed.trim()), typed === '' ? 0 : PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const active = this.active();
      if (this.isOpen()) document.getElementById(`${this.id}-${active}`)?.scrollIntoView?.({ block: 'nearest' });
    });
  }

  focus(): void {
    this.element.nativeElement.querySelector('input')?.focus();
  }

  protected nameOf(value: OptionValue): string {
    return this.names().get(value) ?? value ?? '';
  }

  protected isChosen(value: OptionValue): boolean {
    return this.selected().includes(value);
  }

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
    this.isOpen.set(true);
  }

  protected choose(option: ComboboxOption | undefined): void {
    if (option === undefined) return;
    this.seen.set(option.value, option.text);
    this.typed.set('');
    if (!this.isMultiple()) {
      this.selected.set([option.value]);
      this.isOpen.set(false);
    } else if (this.isChosen(option.value)) this.remove(option.value);
    else this.selected.update((values) => [...values, option.value]);
  }

  protected remove(value: OptionValue): void {
    this.selected.update((values) => values.filter((other) => other !== value));
  }

  protected close(): void {
    this.isOpen.set(false);
    this.typed.set('');
  }

  protected leave(): void {
    const typed = this.typed().trim();
    if (this.keepsTyped() && typed !== '' && !this.isChosen(typed)) this.choose({ value: typed, text: typed });
    this.close();
  }

  protected closeFromOutside(event: MouseEvent): void {
    if (!this.element.nativeElement.contains(event.target as Node)) this.leave();
  }

  protected press(event: KeyboardEvent): void {
    const count = this.shown().length;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!this.isOpen()) this.isOpen.set(true);
      else if (count > 0) this.active.update((active) => (active + step + count) % count);
    } else if (event.key === 'Enter' && this.isOpen()) {
      event.preventDefault();
      this.choose(this.shown()[this.active()]);
    } else if (event.key === 'Escape' && this.isOpen()) {
      // What is around (a dialog, a panel) stays open.
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Tab') this.leave();
    else if (event.key === 'Backspace' && this.typed() === '' && this.isMultiple()) {
      const last = this.selected().at(-1);
      if (last !== undefined) this.remove(last);
    }
  }
}

const UNKNOWN: ComboboxOption = { value: null, text: '' };
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
