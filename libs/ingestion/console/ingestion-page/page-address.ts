import { inject, Service } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';

/** What the page shows, kept in its address beside what other pages keep there: the back button works, links can be sent. */
@Service({ autoProvided: false })
export class PageAddress {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  /** @param part null takes a parameter away */
  change(part: Params): Promise<boolean> {
    return this.router.navigate([], { relativeTo: this.route, queryParams: part, queryParamsHandling: 'merge' });
  }
}
