import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { textsForTests } from '../testing';
import { UI_EN } from '../texts';
import { ActionMenu, type MenuAction } from './action-menu';
import { Dialogs } from './dialogs';
import { HelpButton } from './help-button';
import { Toasts } from './toasts';
import { Tooltip } from './tooltip';

@Component({
  selector: 'tl-page-under-test',
  imports: [ActionMenu, HelpButton, Tooltip],
  template: `
    <tl-menu label="More" [actions]="actions" />
    <tl-help about="coverage">Share of spend that has an <b>owner</b>.</tl-help>
    <button type="button" class="tip" tlTooltip="<i>why</i>">—</button>
  `,
})
class PageUnderTest {
  readonly done: string[] = [];
  readonly dialogs = inject(Dialogs);
  readonly toasts = inject(Toasts);
  readonly actions: readonly MenuAction[] = [
    { text: 'Rename', act: () => this.done.push('renamed') },
    { text: 'Delete', act: () => this.done.push('deleted'), isDangerous: true, refusal: 'Only owners may' },
  ];
}

async function open() {
  TestBed.configureTestingModule({ imports: [textsForTests(UI_EN)] });
  const fixture = TestBed.createComponent(PageUnderTest);
  await fixture.whenStable();
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const find = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  return {
    page: fixture.componentInstance,
    settled,
    find,
    async click(selector: string, at = 0): Promise<void> {
      find(selector)[at]!.click();
      await settled();
    },
    async press(key: string, keyCode: number): Promise<void> {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode, bubbles: true } as KeyboardEventInit));
      await settled();
    },
  };
}

const DELETION = {
  title: 'Delete 2 keys?',
  text: 'Whatever sends with them is refused at once.',
  consequences: ['14 services sent with them in the last 7 days'],
  action: 'Delete 2 keys',
  isDangerous: true,
};

describe('Dialogs', () => {
  it('says in numbers what will happen, and begins on the harmless answer', async () => {
    const screen = await open();
    const answer = screen.page.dialogs.confirm(DELETION);
    await screen.settled();
    expect(screen.find('[role=alertdialog] li')[0]?.textContent).toBe('14 services sent with them in the last 7 days');
    await screen.click('.agree');
    expect(await answer).toBe(true);
  });

  it('takes Escape for no', async () => {
    const screen = await open();
    const answer = screen.page.dialogs.confirm({ ...DELETION, isDangerous: false });
    await screen.settled();
    await screen.press('Escape', 27);
    expect(await answer).toBe(false);
    expect(screen.find('[role=dialog]')).toEqual([]);
  });
});

describe('Toasts', () => {
  it('says what was done, to everybody, and takes it back', async () => {
    const screen = await open();
    screen.page.toasts.show({ text: '<b>3</b> calls allocated', undo: () => screen.page.done.push('undone') });
    await screen.settled();
    expect(screen.find('.toast .text')[0]?.textContent).toBe('<b>3</b> calls allocated');
    await screen.click('.toast .button');
    expect(screen.page.done).toEqual(['undone']);
    expect(screen.page.toasts.shown()).toEqual([]);
  });
});

describe('tl-menu', () => {
  it('does what was chosen, and says why something cannot be done', async () => {
    const screen = await open();
    await screen.click('tl-menu .button');
    expect(screen.find('[role=menuitem]')[1]?.textContent).toContain('Only owners may');
    await screen.click('[role=menuitem]', 1);
    await screen.click('[role=menuitem]', 0);
    expect(screen.page.done).toEqual(['renamed']);
  });
});

describe('tlTooltip', () => {
  it('shows its text on focus, as text, and leaves with Escape', async () => {
    const screen = await open();
    const button = screen.find('.tip')[0]!;
    button.dispatchEvent(new FocusEvent('focus'));
    await screen.settled();
    expect(screen.find('tl-tooltip-panel')[0]?.textContent).toBe('<i>why</i>');
    expect(button.getAttribute('aria-describedby')).not.toBeNull();
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await screen.settled();
    expect(screen.find('tl-tooltip-panel')).toEqual([]);
  });
});

describe('tl-help', () => {
  it('explains on demand', async () => {
    const screen = await open();
    expect(screen.find('tl-help button')[0]?.getAttribute('aria-label')).toBe('What is: coverage');
    await screen.click('tl-help button');
    expect(screen.find('.panel.text')[0]?.textContent).toContain('has an owner');
    await screen.click('tl-help button');
    expect(screen.find('.panel.text')).toEqual([]);
  });
});
