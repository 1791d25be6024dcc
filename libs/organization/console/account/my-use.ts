import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';
import { AnswerContent, AnswerView, AnswerWaiting, Banner, Numbers, Skeleton } from '@tokenledger/shared/ui';

import { MyUseDocument } from '../operations';

/** What whoever is signed in used in the running month, of what they may. */
@Component({
  selector: 'tl-my-use',
  imports: [AnswerContent, AnswerView, AnswerWaiting, Banner, Skeleton, TranslocoDirective],
  templateUrl: './my-use.html',
  styleUrl: './my-use.css',
})
export class MyUse {
  protected readonly numbers = inject(Numbers);

  readonly timeZone = input.required<string>();

  protected readonly answer = askApi(MyUseDocument, () => ({}));
  private readonly told = computed(() => this.answer.value()?.myUse);
  protected readonly use = computed(() => {
    const told = this.told();
    return told?.__typename === 'PersonalUse' ? told : undefined;
  });
  /** Where no call names them: what was looked for. */
  protected readonly unknown = computed(() => {
    const told = this.told();
    return told?.__typename === 'PersonalUseUnknown' ? told : undefined;
  });
  /** Why it is not shown; undefined where it is. */
  protected readonly notShown = computed(() => {
    const told = this.told();
    return told?.__typename === 'PersonalUseNotShown' ? told.why : undefined;
  });
  protected readonly names = computed(() => (this.use()?.names ?? this.unknown()?.lookedFor ?? []).join(', '));
  protected readonly costs = computed(() =>
    (this.use()?.spend.cost ?? []).map(({ amount, currency }) => this.numbers.money(amount, currency)).join(', '),
  );
  protected readonly isOver = computed(() => {
    const use = this.use();
    const allowed = use?.monthlyTokens ?? null;
    return use !== undefined && allowed !== null && BigInt(use.spend.tokens.total) > BigInt(allowed);
  });
  /** Width of the bar, at most the whole: of an allowance of nothing, anything is more. */
  protected readonly percent = computed(() =>
    this.isOver() ? 100 : Math.min(100, Number(this.use()?.share ?? 0) * 100),
  );

  protected month(from: string): string {
    return this.numbers.date(new Date(from), this.timeZone());
  }

  protected at(instant: string): string {
    return this.numbers.dateTime(new Date(instant), this.timeZone());
  }
}
