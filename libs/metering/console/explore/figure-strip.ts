import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { changeBetween, Figure } from '@tokenledger/shared/ui';

import { type Measure, MEASURES } from './explore-address';
import { ExploreState } from './explore-state';
import { ExploreWords } from './explore-words';
import { isAmount, measureOf, unitOf } from './measure';
import type { TableReport } from './table-rows';

let lastId = 0;

/** The whole in five figures; the one that is chosen is what the chart and the shares are of. */
@Component({
  selector: 'tl-figure-strip',
  imports: [Figure, TranslocoDirective],
  template: `
    <fieldset *transloco="let t; prefix: 'metering.explore'">
      <legend class="visually-hidden">{{ t('measureLabel') }}</legend>
      @for (tile of tiles(); track tile.measure) {
        <label [class.chosen]="tile.measure === state.shown().measure">
          <input
            class="visually-hidden"
            type="radio"
            [name]="name"
            [value]="tile.measure"
            [checked]="tile.measure === state.shown().measure"
            (change)="choose(tile.measure)"
          />
          <tl-figure
            [label]="tile.label"
            [value]="tile.value"
            [unit]="tile.unit"
            [change]="tile.change"
            [unknownReason]="report() === undefined ? t('tableFailed') : t('notKnownWhy.' + tile.measure)"
            [isLoading]="isLoading()"
          />
        </label>
      }
    </fieldset>
  `,
  styleUrl: './figure-strip.css',
})
export class FigureStrip {
  private readonly words = inject(ExploreWords);
  protected readonly state = inject(ExploreState);
  protected readonly name = `tl-figure-strip-${(lastId += 1)}`;

  /** Undefined before the first answer. */
  readonly report = input.required<TableReport | undefined>();
  /** Whether the first answer may still come; a figure that could not be had is `—`. */
  readonly isLoading = input.required<boolean>();
  /** ISO 4217 */
  readonly currency = input.required<string>();

  protected readonly tiles = computed(() =>
    MEASURES.map((measure) => {
      const [report, currency] = [this.report(), this.currency()];
      const [figures, before] = [report?.totals, report?.comparison?.totals];
      const value = figures === undefined ? null : measureOf(figures, measure, currency);
      return {
        measure,
        label: this.words.say(`measure.${measure}`),
        value,
        unit: unitOf(measure, currency),
        change: before === undefined ? undefined : changeBetween(value, measureOf(before, measure, currency)),
      };
    }),
  );

  /** What is looked at is what is ranked by, unless somebody looks for changes: bars out of order read as a mistake. */
  protected choose(measure: Measure): void {
    const isRankedByChange = this.state.shown().order === 'change';
    void this.state.change({ measure, ...(isAmount(measure) && !isRankedByChange ? { order: measure } : {}) });
  }
}
