import { computed, inject, Service } from '@angular/core';

import { ViewState } from '../view/view-state';
import { OverviewChoice } from './overview-choice';
import { stepOf } from './overview-periods';

/** A running range grows: its figures are asked for again after so long. */
const REFRESH_MS = 60_000;

/** What every tile of the overview asks: the same range, comparison and filters. */
@Service()
export class OverviewQuestion {
  private readonly state = inject(ViewState);
  private readonly choice = inject(OverviewChoice);

  readonly input = computed(() => {
    const { from, to } = this.state.range();
    const compared = this.state.compared();
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      timeZone: this.state.timeZone(),
      filter: this.state.filter(),
      ...(compared === undefined
        ? {}
        : { compareWith: { from: compared.from.toISOString(), to: compared.to.toISOString() } }),
    };
  });
  /** Length of a period, of the chart and of the small courses beside what moved. */
  readonly step = computed(() => stepOf(this.choice.step(), this.state.range().days));
  readonly everyMs = () => (this.state.range().isPartial ? REFRESH_MS : undefined);
}
