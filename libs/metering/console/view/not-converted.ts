import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Banner, Numbers, sumOfDecimals } from '@tokenledger/shared/ui';

import type { NotConvertedFragment } from '../operations';

/** Says which amounts are not in the reporting currency, why, and where that is mended; nothing where all are. */
@Component({
  selector: 'tl-not-converted',
  imports: [Banner, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'metering.notConverted'">
      @if (unconverted(); as without) {
        <tl-banner kind="warn">
          <span>{{ t('noRate', without) }}</span>
          <a routerLink="/prices/rates">{{ t('enterRate') }}</a>
        </tl-banner>
      }
      @if (otherwise(); as before) {
        <tl-banner kind="warn">
          <span>{{ t('otherCurrency', before) }}</span>
        </tl-banner>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }

    :host:empty {
      display: none;
    }
  `,
})
export class NotConverted {
  private readonly numbers = inject(Numbers);

  /** Totals of what is shown. */
  readonly of = input<NotConvertedFragment>();

  protected readonly unconverted = computed(() => this.told(this.of()?.reported.unconverted ?? []));
  protected readonly otherwise = computed(() => this.told(this.of()?.reported.otherwiseReported ?? []));

  private told(amounts: NotConvertedFragment['reported']['unconverted']) {
    if (amounts.length === 0) return undefined;
    return {
      calls: this.numbers.count(sumOfDecimals(amounts.map(({ calls }) => calls)), 'exact'),
      amounts: amounts.map(({ amount, currency }) => this.numbers.money(amount, currency)).join(' + '),
      currency: this.of()?.reported.cost.currency ?? '',
    };
  }
}
