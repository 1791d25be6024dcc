import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { CopyButton } from '../controls/copy-button';
import type { Failure } from './answer-state';

/**
 * What failed, in words found by the failure's code; the id to quote; a way to try again where that may help. What
 * still holds is said by the page, as content.
 */
@Component({
  selector: 'tl-failure',
  imports: [TranslocoDirective, CopyButton],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.states'">
      <p class="title">{{ title() ?? t('failed') }}</p>
      <p class="what">{{ t('failures.' + known(), { code: failure().code }) }}</p>
      @if (said(); as message) {
        <p class="said">{{ message }}</p>
      }
      <div class="holds"><ng-content /></div>
      <div class="actions">
        @if (failure().retriable) {
          <button type="button" class="button" (click)="retry.emit()">{{ t('retry') }}</button>
        }
        @if (failure().id; as id) {
          <span class="id">
            {{ t('quote') }} <code>{{ id }}</code>
            <tl-copy [text]="id" [label]="t('copyId')" />
          </span>
        }
      </div>
    </ng-container>
  `,
  host: { role: 'alert' },
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: var(--space-1);
      padding: var(--space-4);
      border: 1px solid var(--border);
      border-left: 3px solid var(--bad);
      border-radius: var(--radius);
      background: var(--surface);
      overflow-wrap: anywhere;
    }
    .title {
      font-weight: 620;
      color: var(--bad);
    }
    .said,
    .holds,
    .id {
      color: var(--text-muted);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-4);
      margin-top: var(--space-2);
    }
    .actions:empty,
    .holds:empty {
      display: none;
    }
    .id {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1);
    }
  `,
})
export class FailureNote {
  readonly failure = input.required<Failure>();
  /** What could not be shown or done, in the page's words. */
  readonly title = input<string>();
  readonly retry = output();

  protected readonly known = computed(() => {
    const { code } = this.failure();
    return CODES_WITH_TEXT.has(code) ? code : 'other';
  });
  /** The API's own words, where the console has none: better in English than not at all. */
  protected readonly said = computed(() => (this.known() === 'other' ? this.failure().message : ''));
}

const CODES_WITH_TEXT = new Set([
  'UNREACHABLE',
  'UNAVAILABLE',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'DEADLINE_EXCEEDED',
  'TOO_MANY_REQUESTS',
  'CONFLICT',
  'INTERNAL',
]);
