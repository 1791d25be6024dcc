import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { localDay } from '@tokenledger/shared/time';
import { type Period, type PeriodOpened, RankedBars, TimeChart } from '@tokenledger/shared/ui';

import type { ViewDimension } from '../view/view-address';
import { type ChartReport, overTime, ranked } from './explore-chart-model';
import { daysFrom, ExploreState } from './explore-state';
import { ExploreWords, measureTitle } from './explore-words';
import { isAmount, measureOf, unitOf } from './measure';
import { axisLengthOf } from './period-axis';

/** The measure by its largest entities: over time, or ranked where the range is one period. */
@Component({
  selector: 'tl-explore-chart',
  imports: [RankedBars, TimeChart, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'metering.explore'">
      @if (lines(); as chart) {
        <tl-time-chart
          [label]="title()"
          [periods]="chart.periods"
          [series]="chart.series"
          [comparison]="chart.comparison"
          [unit]="unit()"
          [length]="chart.length"
          [timeZone]="report().timeZone"
          [shape]="shape()"
          [height]="280"
          (opened)="openPeriod($event)"
          (zoomed)="zoom($event)"
        />
        @if (report().truncated) {
          <p class="note">{{ t('chartTruncated') }}</p>
        }
      } @else {
        <tl-ranked-bars
          [label]="title()"
          [nameHeading]="nameHeading()"
          [valueHeading]="valueHeading()"
          [rows]="bars()"
          [unit]="unit()"
          [whole]="whole()"
        />
      }
    </ng-container>
  `,
  styles: `
    .note {
      color: var(--text-muted);
      font-size: var(--size-small);
    }
  `,
})
export class ExploreChart {
  private readonly state = inject(ExploreState);
  private readonly router = inject(Router);
  private readonly words = inject(ExploreWords);

  readonly report = input.required<ChartReport>();
  readonly dimensions = input.required<readonly ViewDimension[]>();
  /** ISO 4217 */
  readonly currency = input.required<string>();

  private readonly question = computed(() => ({
    dimensions: this.dimensions(),
    measure: this.state.shown().measure,
    currency: this.currency(),
  }));
  protected readonly unit = computed(() => unitOf(this.question().measure, this.currency()));
  protected readonly shape = computed(() => (this.state.drawnShape() === 'lines' ? 'lines' : 'bars'));
  /** Undefined where the range is one period. */
  protected readonly lines = computed(() => {
    // The report's own: while another is on its way, the old one is drawn as it was asked for.
    const length = axisLengthOf(this.report().granularity);
    return length === undefined ? undefined : overTime(this.report(), length, this.question(), this.words);
  });
  protected readonly bars = computed(() => {
    return ranked(this.report(), this.question(), this.words).map((row) =>
      row.isRest || this.dimensions().length === 0
        ? row
        : { ...row, link: { path: '/explore', query: this.state.groupParams(this.dimensions(), row.group) } },
    );
  });
  protected readonly whole = computed(() => {
    const { measure } = this.question();
    return isAmount(measure) ? measureOf(this.report().totals, measure, this.currency()) : undefined;
  });
  protected readonly valueHeading = computed(() =>
    this.words.say(`measureIn.${this.question().measure}`, { currency: this.currency() }),
  );
  protected readonly nameHeading = computed(() => {
    const names = this.dimensions().map((dimension) => this.words.heading(dimension));
    return names.length === 0 ? this.words.say('everything') : names.join(' · ');
  });
  protected readonly title = computed(() =>
    measureTitle(this.words, this.question().measure, this.currency(), this.dimensions()),
  );

  protected openPeriod({ period, series }: PeriodOpened): void {
    const group = series === undefined ? undefined : this.lines()?.groups.get(series.id);
    const queryParams = this.state.periodParams(this.daysOf(period), this.dimensions(), group);
    void this.router.navigate(['/explore'], { queryParams });
  }

  protected zoom(period: Period): void {
    void this.state.change({}, { range: this.daysOf(period) });
  }

  /** A range is made of days: an hour's is the day that holds it. */
  private daysOf({ start, end }: Period) {
    const { timeZone } = this.report();
    return daysFrom(localDay(start, timeZone), localDay(new Date(end.getTime() - 1), timeZone));
  }
}
