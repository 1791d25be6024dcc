import { computed, inject, Service } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, type Params, Router } from '@angular/router';
import { filter, map } from 'rxjs';

import { choicesFromParams, choicesToParams, type OverviewChoices } from './overview-address';

/** What the overview shows of what is looked at, kept in its address. */
@Service()
export class OverviewChoice {
  private readonly router = inject(Router);
  private readonly params = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((): Params => this.router.routerState.snapshot.root.queryParams),
    ),
    { initialValue: this.router.routerState.snapshot.root.queryParams },
  );
  private readonly choices = computed(() => choicesFromParams(this.params()));

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
