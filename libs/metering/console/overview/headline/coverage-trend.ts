import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';
import { isKnown, Sparkline } from '@tokenledger/shared/ui';

import { CoverageTrendDocument } from '../../operations';
import { shareByPeriod } from '../../unallocated/coverage-view';
import { ViewState } from '../../view/view-state';
import { OverviewQuestion } from '../overview-question';
import { STEP_ENUM } from '../overview-periods';

/** The course of what has an owner. It stands in a figure that is there already: nothing waits for it, nor misses it. */
@Component({
  selector: 'tl-coverage-trend',
  imports: [Sparkline, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'metering.overview.headline'">
      @if (values(); as known) {
        <tl-sparkline [values]="known" [label]="t('coverageCourse')" [width]="56" />
      }
    </ng-container>
  `,
})
export class CoverageTrend {
  private readonly state = inject(ViewState);
  private readonly question = inject(OverviewQuestion);

  private readonly answer = askApi(
    CoverageTrendDocument,
    () => {
      const { compareWith: _compared, ...input } = this.question.input();
      return { input: { ...input, granularity: STEP_ENUM[this.question.step()] } };
    },
    { everyMs: this.question.everyMs },
  );

  protected readonly values = computed(() => {
    const report = this.answer.isOutdated() ? undefined : this.answer.value()?.ownerCoverage;
    if (report?.__typename !== 'OwnerCoverage') return undefined;
    const values = shareByPeriod(report, {
      range: this.state.range(),
      step: this.question.step(),
      timeZone: this.state.timeZone(),
    });
    return values.filter(isKnown).length > 1 ? values : undefined;
  });
}
