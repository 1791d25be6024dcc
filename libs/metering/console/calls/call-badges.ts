import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { noPriceOf, noPriceText, unallocatedText } from '../call/reasons';
import type { CallCondition, CallRowFragment } from '../operations';
import { injectWords } from '../view/words';

/** What badges must know of a call. */
export type BadgedCall = Pick<
  CallRowFragment,
  'conditions' | 'errorType' | 'observers' | 'rating' | 'ratingReason' | 'unallocatedReason'
>;

/** What is the matter with a call, in words, each with its reason on hover; and how many saw it, where several did. */
@Component({
  selector: 'tl-call-badges',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'metering.calls'">
      @for (badge of badges(); track badge.condition) {
        <span class="badge" [class]="badge.condition" [title]="badge.reason">{{
          t('condition.' + badge.condition)
        }}</span>
      }
      @if (call().observers > 1) {
        <span class="badge" [title]="t('seenByHint')">{{ t('seenBy', { count: call().observers }) }}</span>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: var(--space-1);
      vertical-align: middle;
    }
    .badge {
      padding: 0 6px;
      border: 1px solid var(--border);
      border-radius: 9px;
      color: var(--text-muted);
      font-size: var(--size-small);
      line-height: 18px;
      white-space: nowrap;
    }
    .FAILED {
      border-color: transparent;
      background: var(--bad-soft);
      color: var(--bad);
    }
    .UNPRICED,
    .UNALLOCATED,
    .INCOMPLETE {
      border-color: transparent;
      background: var(--warn-soft);
      color: var(--warn);
    }
  `,
})
export class CallBadges {
  private readonly words = injectWords();

  readonly call = input.required<BadgedCall>();

  protected readonly badges = computed(() =>
    this.call().conditions.map((condition) => ({ condition, reason: this.reasonOf(condition) ?? '' })),
  );

  private reasonOf(condition: CallCondition): string | undefined {
    const call = this.call();
    switch (condition) {
      case 'FAILED':
        return call.errorType ?? undefined;
      case 'UNPRICED': {
        const noPrice = noPriceOf(call);
        return noPrice && noPriceText(noPrice, this.words);
      }
      case 'UNALLOCATED':
        return unallocatedText(call.unallocatedReason, this.words);
      case 'INCOMPLETE':
      case 'POSSIBLE_DUPLICATE':
        return this.words(`metering.calls.conditionHint.${condition}`);
    }
  }
}
