import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AnswerContent, AnswerView, AnswerWaiting, Skeleton } from '@tokenledger/shared/ui';

import { PeopleSight } from './people-sight';

/** How people are shown, for those who do not decide it. */
@Component({
  selector: 'tl-people-note',
  imports: [AnswerContent, AnswerView, AnswerWaiting, Skeleton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organization.people'">
      <h2>{{ t('title') }}</h2>
      <tl-answer [answer]="answer" [failureTitle]="t('failed')">
        <ng-template tlWaiting><tl-skeleton [lines]="1" height="20px" width="100%" /></ng-template>
        <ng-container *tlContent="let answered of answer">
          {{ t('views.' + answered.peoplePrivacy.view, { size: size() }) }}
          <span class="muted">{{ t('means.' + answered.peoplePrivacy.view) }}</span>
        </ng-container>
      </tl-answer>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    .muted {
      display: block;
      font-size: var(--size-small);
    }
  `,
})
export class PeopleNote {
  private readonly sight = inject(PeopleSight);
  protected readonly answer = this.sight.answer;
  protected readonly size = computed(() => this.sight.seen()?.groupSize);
}
