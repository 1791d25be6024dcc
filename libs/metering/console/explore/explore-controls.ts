import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Segmented } from '@tokenledger/shared/ui';

import type { ViewDimension } from '../view/view-address';
import { ViewState } from '../view/view-state';
import {
  CHART_SHAPES,
  type ChartEntity,
  type Granularity,
  GRANULARITIES,
  type Order,
  ORDERS,
  type ShownShape,
  TOPS,
} from './explore-address';
import { ExploreState } from './explore-state';
import { ExploreWords } from './explore-words';
import { GroupByPicker } from './group-by-picker';
import { isAdditive } from './measure';

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
  protected readonly words = inject(ExploreWords);
  protected readonly tops = TOPS;

  /** Currencies to choose from; a choice of one is none. */
  readonly currencies = input.required<readonly string[]>();
  /** The one that is drawn. */
  readonly currency = input.required<string>();

  protected readonly shown = this.state.shown;
  protected readonly granularities = computed(() =>
    GRANULARITIES.map((value) => ({ value, text: this.words.say(`granularity.${value}`) })),
  );
  protected readonly shapes = computed(() =>
    // Ratios have no sum to stack.
    CHART_SHAPES.filter((shape) => shape !== 'bars' || this.canStack()).map((value) => ({
      value,
      text: this.words.say(`shape.${value}`),
    })),
  );
  protected readonly orders = computed(() =>
    ORDERS.filter(
      (order) => order !== 'change' || this.view.compared() !== undefined || this.shown().order === 'change',
    ),
  );
  protected readonly canStack = computed(
    () => isAdditive(this.shown().measure) || this.shown().granularity === 'total',
  );
  protected readonly shape = computed(() =>
    this.shown().shape === 'bars' && !this.canStack() ? 'lines' : this.shown().shape,
  );

  protected chooseGroupBy(groupBy: readonly ViewDimension[]): void {
    void this.state.change({ groupBy });
  }

  protected chooseGranularity(granularity: Granularity): void {
    void this.state.change({ granularity });
  }

  protected chooseShape(shape: ShownShape): void {
    void this.state.change({ shape });
  }

  protected chooseOrder(event: Event): void {
    void this.state.change({ order: chosen(event) as Order });
  }

  protected chooseTop(event: Event): void {
    const top = TOPS.find((one) => String(one) === chosen(event));
    if (top !== undefined) void this.state.change({ top });
  }

  protected chooseEntity(event: Event): void {
    void this.state.change({ entity: chosen(event) as ChartEntity });
  }

  protected chooseCurrency(event: Event): void {
    void this.state.change({ currency: chosen(event) });
  }
}

function chosen(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
