import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Segmented } from '@tokenledger/shared/ui';

import type { ViewDimension } from '../view/view-address';
import { ViewState } from '../view/view-state';
import { type Granularity, GRANULARITIES, type Order, ORDERS, TOPS } from './explore-address';
import { ExploreState } from './explore-state';
import { ExploreWords } from './explore-words';
import { GroupByPicker } from './group-by-picker';

let lastId = 0;

/** How the range is cut and shown; every choice goes to the address at once. */
@Component({
  selector: 'tl-explore-controls',
  imports: [GroupByPicker, Segmented, TranslocoDirective],
  templateUrl: './explore-controls.html',
  styleUrl: './explore-controls.css',
})
export class ExploreControls {
  private readonly view = inject(ViewState);
  protected readonly state = inject(ExploreState);
  private readonly words = inject(ExploreWords);
  protected readonly id = `tl-explore-controls-${(lastId += 1)}`;
  protected readonly tops = TOPS;

  /** Currencies to choose from; a choice of one is none. */
  readonly currencies = input.required<readonly string[]>();
  /** The one that is drawn. */
  readonly currency = input.required<string>();

  protected readonly shown = this.state.shown;
  protected readonly granularities = computed(() =>
    GRANULARITIES.map((value) => ({ value, text: this.words.say(`granularity.${value}`) })),
  );
  protected readonly orders = computed(() =>
    ORDERS.filter(
      (order) => order !== 'change' || this.view.compared() !== undefined || this.shown().order === 'change',
    ),
  );
  protected chooseGroupBy(groupBy: readonly ViewDimension[]): void {
    void this.state.change({ groupBy });
  }

  protected chooseGranularity(granularity: Granularity): void {
    void this.state.change({ granularity });
  }

  protected chooseOrder(event: Event): void {
    void this.state.change({ order: chosen(event) as Order });
  }

  protected chooseTop(event: Event): void {
    const top = TOPS.find((one) => String(one) === chosen(event));
    if (top !== undefined) void this.state.change({ top });
  }

  protected chooseCurrency(event: Event): void {
    void this.state.change({ currency: chosen(event) });
  }
}

function chosen(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
