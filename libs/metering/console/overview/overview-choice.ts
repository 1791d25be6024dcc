import { computed, inject, Service } from '@angular/core';
import { Router } from '@angular/router';

import { ViewState } from '../view/view-state';
import { choicesFromParams, choicesToParams, type OverviewChoices } from './overview-address';

/** What the overview shows of what is looked at, kept in its address. */
@Service()
export class OverviewChoice {
  private readonly router = inject(Router);
  private readonly state = inject(ViewState);
  private readonly choices = computed(() => choicesFromParams(this.state.params()));

  readonly by = computed(() => this.choices().by);
  readonly measure = computed(() => this.choices().measure);
  readonly step = computed(() => this.choices().step);

  change(part: Partial<OverviewChoices>): Promise<boolean> {
    return this.router.navigate([], {
      queryParams: choicesToParams({ ...this.choices(), ...part }),
      queryParamsHandling: 'merge',
    });
  }
}
