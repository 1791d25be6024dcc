import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Numbers } from '@tokenledger/shared/ui';

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

  protected momentOf(instant: string): string {
    return this.numbers.moment(new Date(instant), this.view.timeZone());
  }
}
