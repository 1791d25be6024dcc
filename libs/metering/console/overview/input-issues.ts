import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Banner } from '@tokenledger/shared/ui';

export interface InputIssue {
  readonly field: string;
  readonly message: string;
}

/** What the API found wrong with the question: the field and, in its own words, what to choose instead. */
@Component({
  selector: 'tl-input-issues',
  imports: [Banner, TranslocoDirective],
  template: `
    <tl-banner kind="bad" role="alert" *transloco="let t; prefix: 'metering.overview'">
      <span>{{ t('refused') }}</span>
      @for (issue of issues(); track $index) {
        <span
          ><code>{{ issue.field }}</code> {{ issue.message }}</span
        >
      }
    </tl-banner>
  `,
})
export class InputIssues {
  readonly issues = input.required<readonly InputIssue[]>();
}
