import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Numbers } from '@tokenledger/shared/ui';

import type { CallDetails } from './bill';
import { sayWord } from './known-words';

/** Everything that was seen of a call, counted or not, each with the reason in words. */
@Component({
  selector: 'tl-call-readings',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'metering.call'">
      <ol>
        @for (reading of readings(); track reading.id) {
          <li>
            <div class="line">
              <strong>{{ t(say('observer', reading.observer).key, say('observer', reading.observer).values) }}</strong>
              <span class="verdict" [class.counts]="reading.booked">{{
                t(reading.booked ? 'counted' : 'notCounted')
              }}</span>
              <span class="tokens" [title]="numbers.count(reading.tokens.total, 'exact')">
                {{
                  t('readingTokens', {
                    input: numbers.count(reading.tokens.input, 'exact'),
                    output: numbers.count(reading.tokens.output, 'exact'),
                  })
                }}
              </span>
            </div>
            <p>{{ t(say('booking', reading.reason).key, say('booking', reading.reason).values) }}</p>
            <p class="muted">
              {{
                t('readingFrom', {
                  scope: reading.scope === '' ? t('noScope') : reading.scope,
                  dialect: reading.dialect,
                  signal: t('signal.' + (reading.signal === 'log' ? 'log' : 'span')),
                  arrived: momentOf(reading.arrivedAt),
                  key: reading.keyId,
                })
              }}
              {{ t(say('usageStatus', reading.usageStatus).key, say('usageStatus', reading.usageStatus).values) }}
              @if (reading.traceId !== null && reading.traceId !== traceId()) {
                <span>{{ t('otherTrace', { trace: reading.traceId }) }}</span>
              }
            </p>
          </li>
        }
      </ol>
    </ng-container>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--space-3);
      list-style: none;
    }
    li {
      padding-left: var(--space-3);
      border-left: 3px solid var(--border);
      overflow-wrap: anywhere;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--space-1) var(--space-3);
    }
    .tokens {
      margin-left: auto;
    }
    .verdict,
    .muted {
      color: var(--text-muted);
    }
    .verdict.counts {
      color: var(--good);
      font-weight: 550;
    }
  `,
})
export class CallReadings {
  protected readonly numbers = inject(Numbers);
  protected readonly say = sayWord;

  readonly readings = input.required<CallDetails['readings']>();
  /** The call's own: of a reading only another one is told. */
  readonly traceId = input.required<string | null>();
  /** IANA name. */
  readonly timeZone = input.required<string>();

  protected momentOf(instant: string): string {
    return this.numbers.moment(new Date(instant), this.timeZone());
  }
}
