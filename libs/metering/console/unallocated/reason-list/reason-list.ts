import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Numbers } from '@tokenledger/shared/ui';

import { costIn } from '../../overview/spend-figures';
import { ViewState } from '../../view/view-state';
import { injectWords } from '../../view/words';
import type { UnallocatedReport } from '../cause-rows';
import { reasonColours } from '../coverage-view';
import { reasonName, reasonWhy } from '../reason-words';

/** What nobody owns by reason, each of which narrows the page to itself. */
@Component({
  selector: 'tl-reason-list',
  imports: [TranslocoDirective],
  templateUrl: './reason-list.html',
  styleUrl: './reason-list.css',
})
export class ReasonList {
  private readonly words = injectWords();
  protected readonly state = inject(ViewState);
  protected readonly numbers = inject(Numbers);

  readonly report = input.required<UnallocatedReport>();
  readonly currency = input.required<string>();

  protected readonly rows = computed(() => {
    const reasons = this.report().reasons;
    const colours = reasonColours(reasons.flatMap(({ reason }) => reason ?? []));
    return reasons.map(({ reason, causeCount, share, spend }) => ({
      reason,
      name: reason === null ? this.words('metering.unallocated.notApart') : reasonName(reason, this.words),
      why: reason === null ? '' : reasonWhy(reason, this.words),
      colour: `var(--${reason === null ? 'category-rest' : (colours.get(reason) ?? 'category-unknown')})`,
      causeCount,
      cost: this.numbers.money(costIn(spend, this.currency()), this.currency(), 'full'),
      share: share === null ? this.numbers.percent(null) : this.numbers.share(share, '1'),
      calls: this.numbers.count(spend.calls),
    }));
  });
  /** The one reason that the page is narrowed to. */
  protected readonly chosen = computed(() => {
    const filter = this.state
      .view()
      .filters.find(({ field, operator }) => field === 'unallocatedReason' && operator === 'is');
    return filter?.values.length === 1 ? filter.values[0] : undefined;
  });

  protected narrow(reason: string): void {
    if (this.chosen() === reason) {
      const filters = this.state
        .view()
        .filters.filter(({ field, operator }) => field !== 'unallocatedReason' || operator !== 'is');
      void this.state.change({ filters });
    } else void this.state.narrow('unallocatedReason', reason);
  }
}
