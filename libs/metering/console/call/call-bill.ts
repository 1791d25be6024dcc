import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Banner, CopyButton, Numbers } from '@tokenledger/shared/ui';

import { ViewState } from '../view/view-state';
import { injectWords } from '../view/words';
import { billOf } from './bill';
import { known, type OneCall } from './call-words';
import { noPriceOf, noPriceText } from './reasons';
import { reportedCostOf } from './reported-cost';

/** What a call cost, as on a bill: its lines, what is charged, the price that they were booked at, and what was reported. */
@Component({
  selector: 'tl-call-bill',
  imports: [Banner, CopyButton, RouterLink, TranslocoDirective],
  templateUrl: './call-bill.html',
  styleUrl: './call-bill.css',
})
export class CallBill {
  private readonly words = injectWords();
  private readonly view = inject(ViewState);
  protected readonly numbers = inject(Numbers);

  readonly call = input.required<OneCall>();

  protected readonly known = known;
  protected readonly usage = computed(() => this.call().usage);
  protected readonly bill = computed(() => billOf(this.call(), this.numbers));
  protected readonly reported = computed(() => reportedCostOf(this.call(), this.numbers));
  protected readonly hasReasoning = computed(() => this.call().lines.some(({ meter }) => meter === 'REASONING'));
  protected readonly isDuplicate = computed(() => this.call().bookingReason === 'possible-duplicate');
  /** Why the call has no price, and what to do about it; undefined where it has one. */
  protected readonly noPrice = computed(() => {
    const noPrice = noPriceOf(this.call());
    if (noPrice === undefined) return undefined;
    const isFailed = noPrice.reason === 'no-usage' && this.call().errorType !== null;
    return { text: noPriceText(noPrice, this.words), remedy: isFailed ? 'failed' : noPrice.reason };
  });

  protected readonly totalLabel = computed(() => {
    const what = this.words(`metering.call.${this.isDuplicate() ? 'totalCounted' : 'total'}`);
    const { currency } = this.bill();
    return currency === undefined ? what : this.words('metering.call.inCurrency', { what, currency });
  });

  /** When the price was in force, in the zone of the view, by the words of `price`. */
  protected readonly validity = computed(() => {
    const { validFrom, validTo } = this.call().price ?? { validFrom: null, validTo: null };
    const [from, to] = [this.momentOf(validFrom), this.momentOf(validTo)];
    if (from !== undefined && to !== undefined) return { key: 'between', from, to };
    if (from !== undefined) return { key: 'since', from, to };
    return { key: to === undefined ? 'always' : 'until', from, to };
  });

  private momentOf(instant: string | null): string | undefined {
    return instant === null ? undefined : this.numbers.dateTime(new Date(instant), this.view.timeZone());
  }
}
