import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CurrentAccess } from '@tokenledger/shared/console-api';
import { COUNT, Figure, moneyIn, Numbers, PERCENT } from '@tokenledger/shared/ui';

import { ViewState } from '../../view/view-state';
import { CoverageTrend } from './coverage-trend';
import type { HeadlineView } from './headline-view';

/** The figures of a range, each with its change, and how much of the calls they stand for. */
@Component({
  selector: 'tl-overview-headline',
  imports: [CoverageTrend, Figure, RouterLink, TranslocoDirective],
  templateUrl: './headline.html',
  styleUrl: './headline.css',
})
export class Headline {
  protected readonly state = inject(ViewState);
  private readonly access = inject(CurrentAccess);
  protected readonly numbers = inject(Numbers);
  protected readonly count = COUNT;
  protected readonly percent = PERCENT;

  /** Undefined until it is known. */
  readonly view = input<HeadlineView>();

  /** Calls of nobody are in no unit: of those that somebody sees of some units, all have an owner, which says nothing. */
  protected readonly isLimited = computed(() => !this.access.seesAllSpend());
  protected readonly money = computed(() => moneyIn(this.view()?.currency ?? 'USD'));
  /** The last day of the range, in the zone whose days are meant. */
  protected readonly lastDay = computed(() => {
    const end = this.view()?.end;
    return end === undefined ? '' : this.numbers.date(new Date(end.getTime() - 1), this.state.timeZone());
  });
  protected readonly callsWithoutPrice = computed(() => ({ ...this.state.linkParams(), only: 'UNPRICED' }));
}
