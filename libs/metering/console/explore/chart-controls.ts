import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Segmented } from '@tokenledger/shared/ui';

import { CHART_SHAPES, type ChartEntity, type ShownShape } from './explore-address';
import { ExploreState } from './explore-state';
import { ExploreWords } from './explore-words';
import { isAmount } from './measure';

/** How the chart is drawn, and what one entity of it is. */
@Component({
  selector: 'tl-chart-controls',
  imports: [Segmented, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'metering.explore'">
      @if (shown().groupBy[0]; as first) {
        @if (shown().groupBy.length > 1 && shape() !== 'none') {
          <label>
            <span>{{ t('entityOf') }}</span>
            <select class="select" (change)="chooseEntity($event)">
              <option value="first" [selected]="shown().entity === 'first'">{{ words.dimension(first) }}</option>
              <option value="group" [selected]="shown().entity === 'group'">{{ t('entity.group') }}</option>
            </select>
          </label>
        }
      }
      <tl-segmented [label]="t('chart')" [segments]="shapes()" [value]="shape()" (valueChange)="chooseShape($event)" />
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-4);
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: var(--space-2);
      color: var(--text-muted);
    }
  `,
})
export class ChartControls {
  private readonly state = inject(ExploreState);
  protected readonly words = inject(ExploreWords);

  protected readonly shown = this.state.shown;
  protected readonly shape = this.state.drawnShape;
  /** Ratios have no sum to stack, and one period has no line. */
  protected readonly shapes = computed(() => {
    const { measure, granularity } = this.shown();
    const isRanked = granularity === 'total';
    return CHART_SHAPES.filter(
      (shape) => shape === 'none' || (shape === 'bars' ? isRanked || isAmount(measure) : !isRanked),
    ).map((value) => ({ value, text: this.words.say(`shape.${value}`) }));
  });

  protected chooseShape(shape: ShownShape): void {
    void this.state.change({ shape });
  }

  protected chooseEntity(event: Event): void {
    void this.state.change({ entity: (event.target as HTMLSelectElement).value as ChartEntity });
  }
}
