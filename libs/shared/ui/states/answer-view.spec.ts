import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { textsForTests } from '../testing';
import { UI_EN } from '../texts';
import { AnswerContent, AnswerNothing, AnswerWaiting } from './answer-slots';
import type { AnswerState, Failure } from './answer-state';
import { AnswerView } from './answer-view';
import { PRESENT } from './present';

const NOW = new Date('2026-03-10T12:00:00Z');
const TOO_SLOW: Failure = { code: 'DEADLINE_EXCEEDED', message: 'deadline', id: 'err_7', retriable: true };

class SettableAnswer implements AnswerState<readonly string[]> {
  readonly value = signal<readonly string[] | undefined>(undefined);
  readonly isOutdated = signal(false);
  readonly isLoading = signal(false);
  readonly failure = signal<Failure | undefined>(undefined);
  readonly answeredAt = signal<Date | undefined>(undefined);
  reloads = 0;
  reload(): void {
    this.reloads += 1;
  }
}

@Component({
  selector: 'tl-page-under-test',
  imports: [AnswerView, AnswerContent, AnswerNothing, AnswerWaiting],
  template: `
    <tl-answer [answer]="answer" [isEmpty]="isEmpty">
      <ng-template tlWaiting><p class="waiting"></p></ng-template>
      <ng-template tlNothing><p class="nothing"></p></ng-template>
      <p class="content" *tlContent="let names of answer">{{ names.join(', ') }}</p>
    </tl-answer>
  `,
})
class PageUnderTest {
  readonly answer = new SettableAnswer();
  readonly isEmpty = (names: readonly string[]) => names.length === 0;
}

function open() {
  TestBed.configureTestingModule({
    imports: [textsForTests(UI_EN)],
    providers: [{ provide: PRESENT, useValue: new FixedClock(NOW) }],
  });
  const fixture = TestBed.createComponent(PageUnderTest);
  const page = fixture.nativeElement as HTMLElement;
  return {
    page,
    answer: fixture.componentInstance.answer,
    settled: () => fixture.whenStable(),
    shown: () =>
      ['.waiting', 'tl-failure', '.nothing', '.content'].filter((selector) => page.querySelector(selector) !== null),
  };
}

describe('tl-answer', () => {
  it('keeps the place of what it waits for', async () => {
    const screen = open();
    screen.answer.isLoading.set(true);
    await screen.settled();
    expect(screen.shown()).toEqual(['.waiting']);
    expect(screen.page.querySelector('tl-answer')?.getAttribute('aria-busy')).toBe('true');
  });

  it('shows an answer and nothing else', async () => {
    const screen = open();
    screen.answer.value.set(['Search', '<b>Ads</b>']);
    await screen.settled();
    expect(screen.shown()).toEqual(['.content']);
    expect(screen.page.querySelector('.content')?.textContent).toBe('Search, <b>Ads</b>');
  });

  it('tells an empty answer from none', async () => {
    const screen = open();
    screen.answer.value.set([]);
    await screen.settled();
    expect(screen.shown()).toEqual(['.nothing']);
  });

  it('says what failed, by its code, with the id to quote, and asks again', async () => {
    const screen = open();
    screen.answer.failure.set(TOO_SLOW);
    await screen.settled();
    expect(screen.shown()).toEqual(['tl-failure']);
    expect(screen.page.textContent).toContain('It took too long');
    expect(screen.page.querySelector('code')?.textContent).toBe('err_7');
    screen.page.querySelector<HTMLButtonElement>('tl-failure .button')!.click();
    expect(screen.answer.reloads).toBe(1);
  });

  it('keeps old figures when a newer answer fails, dimmed and with their age', async () => {
    const screen = open();
    screen.answer.value.set(['Search']);
    screen.answer.answeredAt.set(new Date('2026-03-10T11:48:00Z'));
    screen.answer.failure.set(TOO_SLOW);
    await screen.settled();
    expect(screen.shown()).toEqual(['.content']);
    // 12:00 − 11:48
    expect(screen.page.querySelector('tl-banner')?.textContent).toContain('12 min ago');
    expect(screen.page.querySelector('.dimmed .content')).not.toBeNull();
  });

  it('dims the answer to another question until the new one comes', async () => {
    const screen = open();
    screen.answer.value.set(['Search']);
    screen.answer.isOutdated.set(true);
    await screen.settled();
    expect(screen.page.querySelector('.dimmed .content')).not.toBeNull();
    screen.answer.isOutdated.set(false);
    await screen.settled();
    expect(screen.page.querySelector('.dimmed')).toBeNull();
  });

  it.each([
    ['INTERNAL', ['Try again']],
    ['FORBIDDEN', []],
  ])('offers to ask again after %s: %j', async (code, buttons) => {
    const view = open();
    view.answer.failure.set({ code, message: '', id: undefined, retriable: false });
    await view.settled();
    expect([...view.page.querySelectorAll('tl-failure button')].map((button) => button.textContent)).toEqual(buttons);
  });
});
