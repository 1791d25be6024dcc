import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { Component, computed, ElementRef, inject, input, linkedSignal, model, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../../language/language';
import { PRESENT } from '../../states/present';
import { isLocalDate } from './local-date';
import { RANGE_PRESETS, type RangeChoice, resolveRange } from './range';
import { rangeText } from './range-text';

/**
 * Chooses a range in calendar terms, or from one day to another, and shows the days that it means:
 * `<tl-range-picker [(choice)]="range" [timeZone]="zone()" />`. The instants are `resolveRange`'s.
 */
@Component({
  selector: 'tl-range-picker',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, CdkTrapFocus, TranslocoDirective],
  templateUrl: './range-picker.html',
  styleUrl: './range-picker.css',
})
export class RangePicker {
  private readonly present = inject(PRESENT);
  private readonly language = inject(Language);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly choice = model.required<RangeChoice>();
  /** IANA name: whose days the days are. */
  readonly timeZone = input.required<string>();

  protected readonly isOpen = signal(false);
  /** Read when the list opens, so that a page left open overnight offers the new day. */
  private readonly now = linkedSignal({ source: this.isOpen, computation: () => this.present.now() });
  protected readonly resolved = computed(() => resolveRange(this.choice(), this.timeZone(), this.now()));
  protected readonly days = computed(() => rangeText(this.resolved(), this.language.locale()));
  protected readonly preset = computed(() => {
    const choice = this.choice();
    return 'preset' in choice ? choice.preset : undefined;
  });
  protected readonly offers = computed(() =>
    RANGE_PRESETS.map((preset) => {
      const range = resolveRange({ preset }, this.timeZone(), this.now());
      return { preset, days: rangeText(range, this.language.locale()), isPartial: range.isPartial };
    }),
  );
  protected readonly from = linkedSignal(() => this.resolved().firstDay);
  protected readonly to = linkedSignal(() => this.resolved().lastDay);
  /** Why the days cannot be taken. */
  protected readonly problem = computed(() => {
    if (!isLocalDate(this.from()) || !isLocalDate(this.to())) return 'rangeIncomplete';
    return this.to() < this.from() ? 'rangeReversed' : undefined;
  });

  protected choose(choice: RangeChoice): void {
    this.choice.set(choice);
    this.close();
  }

  protected apply(event: Event): void {
    event.preventDefault();
    if (this.problem() === undefined) this.choose({ from: this.from(), to: this.to() });
  }

  protected dateIn(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected close(): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    this.element.nativeElement.querySelector('button')?.focus();
  }

  protected closeFromOutside(event: MouseEvent): void {
    if (!this.element.nativeElement.contains(event.target as Node)) this.isOpen.set(false);
  }
}
