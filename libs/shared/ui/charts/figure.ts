import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { type Change, type Known, Numbers, type QuantityStyle, type QuantityUnit } from '../numbers';

/** One figure of consequence: its name, itself, how it changed, and (as content) how sure it is. */
@Component({
  selector: 'tl-figure',
  imports: [TranslocoDirective],
  templateUrl: './figure.html',
  styleUrl: './figure.css',
})
export class Figure {
  protected readonly numbers = inject(Numbers);

  readonly label = input.required<string>();
  /** Exact decimal text; null where not known. */
  readonly value = input.required<Known<string>>();
  readonly unit = input.required<QuantityUnit>();
  readonly style = input<QuantityStyle>('compact');
  /** Why the value is not known; shown on hover. */
  readonly unknownReason = input<string>();
  readonly change = input<Change>();
  /** What the change is against: *1–26 Oct*. */
  readonly comparedWith = input<string>();
  /** Which direction is good. Without it a change has no colour: more spend may be more work done. */
  readonly goodWhen = input<'up' | 'down'>();
  readonly isLoading = input(false);

  protected readonly exact = computed(() =>
    this.value() === null || this.value() === undefined
      ? (this.unknownReason() ?? null)
      : this.numbers.quantity(this.value(), this.unit(), 'exact'),
  );
  protected readonly verdict = computed((): 'good' | 'bad' | null => {
    const direction = DIRECTIONS[this.change()?.kind ?? 'unknown'];
    const good = this.goodWhen();
    if (direction === undefined || good === undefined) return null;
    return direction === good ? 'good' : 'bad';
  });
}

const DIRECTIONS: Readonly<Record<Change['kind'], 'up' | 'down' | undefined>> = {
  up: 'up',
  new: 'up',
  down: 'down',
  gone: 'down',
  same: undefined,
  unknown: undefined,
};
