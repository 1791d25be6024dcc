import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, contentChild, effect, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { Language } from '../language/language';
import { formatAge } from '../numbers/format-time';
import { AnswerContent, AnswerNothing, AnswerWaiting } from './answer-slots';
import type { AnswerState, Failure } from './answer-state';
import { Banner } from './banner';
import { EmptyState } from './empty-state';
import { FailureNote } from './failure-note';
import { PRESENT } from './present';
import { Progress } from './progress';
import { Skeleton } from './skeleton';

/** From when on a person wants to know that work is going on. */
const PATIENCE_MS = 2_000;
const AGE_REFRESH_MS = 30_000;
const FINAL: ReadonlySet<string> = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED']);

/**
 * One answer of the API in the state that it is in, and exactly one: awaited, failed, nothing there, or content. Content
 * that a newer answer should have replaced stays, dimmed and with its age.
 */
@Component({
  selector: 'tl-answer',
  imports: [NgTemplateOutlet, TranslocoDirective, Banner, EmptyState, FailureNote, Progress, Skeleton],
  template: `
    <ng-container *transloco="let t; prefix: 'ui.states'">
      @switch (state()) {
        @case ('waiting') {
          @if (waiting(); as slot) {
            <ng-container [ngTemplateOutlet]="slot.template" />
          } @else {
            <tl-skeleton />
          }
          <span class="visually-hidden" role="status">{{ answer().isLoading() ? t('loading') : '' }}</span>
        }
        @case ('failed') {
          @if (answer().failure(); as failure) {
            <tl-failure [failure]="askable(failure)" [title]="failureTitle()" (retry)="answer().reload()" />
          }
        }
        @default {
          @if (answer().failure(); as failure) {
            <tl-banner kind="warn" role="status">
              <span>{{ t('stale', { age: age() }) }}</span>
              @if (failure.id; as id) {
                <span
                  >{{ t('quote') }} <code>{{ id }}</code></span
                >
              }
              <button type="button" class="button small" (click)="answer().reload()">{{ t('retry') }}</button>
            </tl-banner>
          } @else if (answer().isOutdated()) {
            <span class="visually-hidden" role="status">{{ t('updating') }}</span>
          }
          <div [class.dimmed]="isOld()">
            @if (state() === 'content') {
              @if (content(); as slot) {
                <ng-container
                  [ngTemplateOutlet]="slot.template"
                  [ngTemplateOutletContext]="{ $implicit: answer().value() }"
                />
              }
            } @else if (nothing(); as slot) {
              <ng-container [ngTemplateOutlet]="slot.template" />
            } @else {
              <tl-empty [title]="t('nothing')" [why]="t('nothingWhy')" />
            }
          </div>
        }
      }
      @if (isSlow() && answer().isLoading()) {
        <div class="slow">
          <tl-progress [text]="t('slow')" [canCancel]="cancel() !== undefined" (cancelled)="cancel()?.()" />
        </div>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      position: relative;
    }
    .dimmed {
      /* No fainter: what is old must stay readable. */
      opacity: 0.9;
      filter: grayscale(1);
      transition: opacity var(--quick);
    }
    tl-banner {
      margin-bottom: var(--space-3);
    }
    .slow {
      position: absolute;
      inset: 0 0 auto;
      padding: var(--space-2) var(--space-3);
      background: var(--surface-raised);
      border: 1px solid var(--border);
      border-radius: var(--radius);
    }
  `,
  host: { '[attr.aria-busy]': 'answer().isLoading()' },
})
export class AnswerView<Data> {
  private readonly present = inject(PRESENT);
  private readonly language = inject(Language);

  readonly answer = input.required<AnswerState<Data>>();
  /** Whether an answer holds nothing to show; content is shown for every answer unless given. */
  readonly isEmpty = input<(value: Data) => boolean>(() => false);
  /** What could not be shown, for the message of a failure. */
  readonly failureTitle = input<string>();
  /** Stops a question that takes long; no button unless given. */
  readonly cancel = input<() => void>();

  protected readonly content = contentChild(AnswerContent);
  protected readonly waiting = contentChild(AnswerWaiting);
  protected readonly nothing = contentChild(AnswerNothing);

  private readonly now = signal(this.present.now());
  protected readonly isSlow = signal(false);

  protected readonly state = computed(() => {
    const value = this.answer().value();
    if (value === undefined || value === null) return this.answer().failure() === undefined ? 'waiting' : 'failed';
    return this.isEmpty()(value) ? 'empty' : 'content';
  });
  protected readonly isOld = computed(() => this.answer().isOutdated() || this.answer().failure() !== undefined);
  protected readonly age = computed(() => {
    const at = this.answer().answeredAt();
    return at === undefined ? undefined : formatAge(this.language.locale(), at, this.now());
  });

  constructor() {
    effect((onCleanup) => {
      this.isSlow.set(false);
      if (!this.answer().isLoading()) return;
      const timer = setTimeout(() => this.isSlow.set(true), PATIENCE_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect((onCleanup) => {
      if (!this.isOld()) return;
      this.now.set(this.present.now());
      const timer = setInterval(() => this.now.set(this.present.now()), AGE_REFRESH_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  /** What is only read may be asked again whatever went wrong, unless the answer cannot be another one. */
  protected askable(failure: Failure): Failure {
    return FINAL.has(failure.code) ? failure : { ...failure, retriable: true };
  }
}
