import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Numbers, UNKNOWN } from '@tokenledger/shared/ui';

import { ViewState } from '../view/view-state';
import { known, type OneCall } from './call-words';

/** Everything that was seen of a call, whether it counts or not, and why. */
@Component({
  selector: 'tl-call-readings',
  imports: [TranslocoDirective],
  templateUrl: './call-readings.html',
  styleUrl: './call-readings.css',
})
export class CallReadings {
  private readonly view = inject(ViewState);
  protected readonly numbers = inject(Numbers);

  readonly call = input.required<OneCall>();

  protected readonly known = known;

  /** `—` where the reading tells no usage: that is not zero tokens. */
  protected tokensOf({ usageStatus }: { readonly usageStatus: string }, count: string): string {
    return usageStatus === 'none' ? UNKNOWN : this.numbers.count(count, 'exact');
  }

  protected momentOf(instant: string): string {
    return this.numbers.moment(new Date(instant), this.view.timeZone());
  }
}
