import { Component, computed, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Segment, Segmented } from '@tokenledger/shared/ui';

import type { CallCondition } from '../operations';
import { injectWords } from '../view/words';
import { CALL_ORDERS, type CallOrder, type CallsChoice, CONDITIONS, isAmount } from './calls-address';

/** What the list of calls is narrowed to and how it is ordered: the page's own, under what all pages share. */
@Component({
  selector: 'tl-calls-tools',
  imports: [Segmented, TranslocoDirective],
  templateUrl: './calls-tools.html',
  styleUrl: './calls-tools.css',
})
export class CallsTools {
  private readonly words = injectWords();

  readonly choice = model.required<CallsChoice>();
  /** ISO 4217, for the least cost: an amount of each call's own currency where there are several. */
  readonly currency = input.required<string>();

  protected readonly conditions = CONDITIONS;
  protected readonly orders = computed((): readonly Segment<CallOrder>[] =>
    CALL_ORDERS.map((order) => ({ value: order, text: this.words(`metering.calls.order.${order}`) })),
  );
  protected readonly isBadAmount = computed(() => {
    const { minCost } = this.choice();
    return minCost !== '' && !isAmount(minCost);
  });

  protected search(text: string): void {
    this.change({ search: text.trim() });
  }

  protected searchCleared(text: string): void {
    if (text === '') this.search(text);
  }

  protected atLeast(text: string): void {
    this.change({ minCost: text.trim() });
  }

  protected toggle(condition: CallCondition): void {
    const { only } = this.choice();
    const others = only.filter((chosen) => chosen !== condition);
    this.change({ only: others.length === only.length ? [...only, condition] : others });
  }

  protected orderBy(order: CallOrder): void {
    this.change({ order });
  }

  private change(part: Partial<CallsChoice>): void {
    this.choice.update((choice) => ({ ...choice, ...part }));
  }
}
