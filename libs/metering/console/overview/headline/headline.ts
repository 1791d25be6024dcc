import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { COUNT, Figure, moneyIn, Numbers, PERCENT } from '@tokenledger/shared/ui';

import { ViewState } from '../../view/view-state';
import type { HeadlineView } from './headline-view';

/** The figures of a range, each with its change, and how much of the calls they stand for. */
@Component({
  selector: 'tl-overview-headline',
  imports: [Figure, RouterLink, TranslocoDirective],
  templateUrl: './headline.html',
  styleUrl: './headline.css',
})
export class Headline {
  private readonly state = inject(ViewState);
  protected readonly numbers = inject(Numbers);
  protected readonly count = COUNT;
  protected readonly percent = PERCENT;

  /** Undefined until it is known. */
  readonly view = input<HeadlineView>();

  protected readonly money = computed(() => moneyIn(this.view()?.currency ?? 'USD'));
  /** The last day of the range, in the zone whose days are meant. */
  protected readonly lastDay = computed(() => {
    const end = this.view()?.end;
    return end === undefined ? '' : this.numbers.date(new Date(end.getTime() - 1), this.state.timeZone());
  });
  protected readonly callsWithoutOwner = computed(() => ({ ...this.state.linkParams(), only: 'UNALLOCATED' }));
  protected readonly callsWithoutPrice = computed(() => ({ ...this.state.linkParams(), only: 'UNPRICED' }));
}
