import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Numbers, type PeriodLength, type QuantityUnit } from '../numbers';
import { type ChartComparison, type ChartPeriod, type ChartSeries, totalAt } from './chart-data';

/** A chart's figures as a table: what cannot be seen can be read. */
@Component({
  selector: 'tl-chart-table',
  imports: [TranslocoDirective],
  templateUrl: './chart-table.html',
  styleUrl: './chart-table.css',
})
export class ChartTable {
  protected readonly numbers = inject(Numbers);

  readonly label = input.required<string>();
  readonly periods = input.required<readonly ChartPeriod[]>();
  readonly series = input.required<readonly ChartSeries[]>();
  readonly comparison = input<ChartComparison>();
  readonly unit = input.required<QuantityUnit>();
  readonly length = input.required<PeriodLength>();
  readonly timeZone = input.required<string>();

  /** Once in a column's heading, not in each of its cells. */
  protected readonly unitInHeading = computed(() => {
    const unit = this.unit();
    return unit.kind === 'money' ? `, ${this.numbers.currencySymbol(unit.currency)}` : '';
  });
  protected readonly rows = computed(() =>
    this.periods().map((period, index) => ({
      period,
      values: this.series().map(({ values }) => values[index]),
      total: totalAt(this.series(), index),
      compared: this.comparison()?.values[index],
    })),
  );
}
