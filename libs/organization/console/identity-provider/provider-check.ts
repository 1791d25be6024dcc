import { Component, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, questionApi } from '@tokenledger/shared/console-api';
import { Banner, FailureNote } from '@tokenledger/shared/ui';

import { CheckIdentityProviderDocument, type CheckIdentityProviderQuery, type ProviderRefusal } from '../operations';

type Outcome = NonNullable<CheckIdentityProviderQuery['identityProviderCheck']>;

/** What to look at first, by reason; the API's own words stand beside it. */
const REMEDIES: Readonly<Partial<Record<ProviderRefusal, string>>> = {
  UNREACHABLE: 'unreachable',
  MISCONFIGURED: 'misconfigured',
  WRONG_ISSUER: 'issuer',
};

/** Asks the identity provider, when somebody wants to know, whether people could sign in there now. */
@Component({
  selector: 'tl-provider-check',
  imports: [Banner, FailureNote, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'organization.provider.check'">
      <div>
        <button type="button" class="button" [disabled]="isAsking()" (click)="ask()">
          {{ isAsking() ? t('asking') : t('ask') }}
        </button>
      </div>
      <div aria-live="polite">
        @if (failure(); as why) {
          <tl-failure [failure]="{ ...why, retriable: false }" [title]="t('failed')" />
        } @else {
          @switch (outcome()?.__typename) {
            @case ('IdentityProviderWorks') {
              <tl-banner kind="good">
                {{ t('works') }} {{ tells('tellsLogouts') ? t('tellsLogouts') : t('tellsNoLogouts') }}
                {{ tells('signsOutThere') ? t('signsOut') : t('signsNotOut') }}
              </tl-banner>
            }
            @case ('IdentityProviderFails') {
              <tl-banner kind="bad">{{ t('fails.' + remedy()) }} {{ t('said', { detail: detail() }) }}</tl-banner>
            }
          }
        }
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-2);
    }
  `,
})
export class ProviderCheck {
  private readonly question = questionApi(CheckIdentityProviderDocument);
  protected readonly isAsking = signal(false);
  protected readonly outcome = signal<Outcome | undefined>(undefined);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  protected tells(what: 'tellsLogouts' | 'signsOutThere'): boolean {
    const outcome = this.outcome();
    return outcome?.__typename === 'IdentityProviderWorks' && outcome[what];
  }

  protected remedy(): string {
    const outcome = this.outcome();
    return (outcome?.__typename === 'IdentityProviderFails' && REMEDIES[outcome.reason]) || 'other';
  }

  protected detail(): string {
    const outcome = this.outcome();
    return outcome?.__typename === 'IdentityProviderFails' ? outcome.detail : '';
  }

  protected async ask(): Promise<void> {
    this.isAsking.set(true);
    this.failure.set(undefined);
    this.outcome.set(undefined);
    const answered = await this.question({});
    if (answered.done) this.outcome.set(answered.data.identityProviderCheck ?? undefined);
    else this.failure.set(answered.failure);
    this.isAsking.set(false);
  }
}
