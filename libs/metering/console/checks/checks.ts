import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Banner } from '@tokenledger/shared/ui';

import { ContextBar } from '../view/context-bar';
import { AvoidedCounts } from './avoided/avoided-counts';
import { ChecksState } from './checks-state';
import { AnswerShapes } from './integrity/answer-shapes';
import { ServedModels } from './integrity/served-models';
import { ReportedCosts } from './reported/reported-costs';
import { UninstrumentedSpend } from './uninstrumented/uninstrumented-spend';

/** Whether the ledger can be relied on, question by question; each is answered by itself. */
@Component({
  selector: 'tl-checks-page',
  imports: [
    AnswerShapes,
    AvoidedCounts,
    ServedModels,
    Banner,
    ContextBar,
    ReportedCosts,
    TranslocoDirective,
    UninstrumentedSpend,
  ],
  providers: [ChecksState],
  template: `
    <ng-container *transloco="let t; prefix: 'metering.checks'">
      <tl-context-bar />
      <div class="page">
        <header>
          <h1>{{ t('title') }}</h1>
          <p>{{ t('intro') }}</p>
        </header>
        @if (state.question().cutToDays; as days) {
          <tl-banner kind="info">{{ t('cut', { days }) }}</tl-banner>
        }
        <tl-avoided-counts />
        <tl-uninstrumented-spend />
        <tl-reported-costs />
        <tl-served-models />
        <tl-answer-shapes />
      </div>
    </ng-container>
  `,
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
      padding: var(--space-5) var(--space-6);
    }
    header {
      display: grid;
      gap: var(--space-1);
    }
    header p {
      max-width: 90ch;
      color: var(--text-muted);
    }
    @media (max-width: 800px) {
      .page {
        padding: var(--space-3);
      }
    }
  `,
})
export class Checks {
  protected readonly state = inject(ChecksState);
}
