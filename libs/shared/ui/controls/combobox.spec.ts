import { TestBed } from '@angular/core/testing';

import { textsForTests } from '../testing';
import { UI_EN } from '../texts';
import { Combobox } from './combobox';
import { type ComboboxOption, matchOptions, OPTIONS_SHOWN } from './combobox-option';

const TEAMS: readonly ComboboxOption[] = [
  { value: 't1', text: 'Research' },
  { value: 't2', text: 'Search', hint: 'CC-100' },
  { value: 't3', text: '<img src=x>' },
];

async function open(inputs: Record<string, unknown> = {}) {
  TestBed.configureTestingModule({ imports: [textsForTests(UI_EN)] });
  const fixture = TestBed.createComponent(Combobox);
  for (const [name, value] of Object.entries({ label: 'Team', options: TEAMS, ...inputs })) {
    fixture.componentRef.setInput(name, value);
  }
  const searched: string[] = [];
  fixture.componentInstance.searched.subscribe((text) => searched.push(text));
  await fixture.whenStable();
  const field = (fixture.nativeElement as HTMLElement).querySelector('input')!;
  return {
    field,
    searched,
    element: fixture.nativeElement as HTMLElement,
    set: (name: string, value: unknown) => fixture.componentRef.setInput(name, value),
    selected: () => fixture.componentInstance.selected(),
    options: () => [...document.querySelectorAll('[role=option] .name')].map((option) => option.textContent?.trim()),
    active: () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent?.trim(),
    settled: () => fixture.whenStable(),
    async type(text: string): Promise<void> {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    },
    async press(...keys: string[]): Promise<void> {
      for (const key of keys) {
        field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        await fixture.whenStable();
      }
    },
  };
}

describe('matchOptions', () => {
  it('wants every word, in the name or its hint, and puts first what begins so', () => {
    expect(matchOptions(TEAMS, 'sear').map(({ text }) => text)).toEqual(['Search', 'Research']);
    expect(matchOptions(TEAMS, 'search cc-1').map(({ text }) => text)).toEqual(['Search']);
    expect(matchOptions(TEAMS, '  ')).toEqual(TEAMS);
  });
});

describe('tl-combobox', () => {
  it('chooses by typing and Enter, and then shows what was chosen', async () => {
    const box = await open();
    await box.type('sear');
    expect(box.options()).toEqual(['Search', 'Research']);
    await box.press('Enter');
    expect(box.selected()).toEqual(['t2']);
    expect(box.field.value).toBe('Search');
    expect(box.field.getAttribute('aria-expanded')).toBe('false');
  });

  it('moves through the options with the arrows, round and round', async () => {
    const box = await open();
    await box.press('ArrowDown', 'ArrowDown');
    expect(box.active()).toContain('Search');
    await box.press('ArrowUp', 'ArrowUp');
    expect(box.active()).toBe('<img src=x>');
    await box.press('Enter');
    expect(box.selected()).toEqual(['t3']);
    expect(document.querySelector('img')).toBeNull();
  });

  it('gathers several as chips; Backspace takes the last, choosing again removes', async () => {
    const box = await open({ isMultiple: true });
    await box.press('ArrowDown', 'Enter', 'ArrowDown', 'Enter');
    expect(box.selected()).toEqual(['t1', 't2']);
    expect([...box.element.querySelectorAll('.chip .ellipsis')].map((chip) => chip.textContent)).toEqual([
      'Research',
      'Search',
    ]);
    await box.press('Backspace');
    expect(box.selected()).toEqual(['t1']);
  });

  it('offers what is not known as a choice of its own', async () => {
    const box = await open({ offersUnknown: true });
    await box.press('ArrowDown', 'Enter');
    expect(box.selected()).toEqual([null]);
    expect(box.field.placeholder).toBe('not known');
  });

  it('takes no text that is no option, unless it may', async () => {
    const box = await open();
    await box.type('nobody');
    await box.press('Enter');
    expect(box.selected()).toEqual([]);
    box.set('allowsFreeText', true);
    await box.type('somebody');
    await box.press('Enter');
    expect(box.selected()).toEqual(['somebody']);
  });

  it('asks the page for options when typing pauses, and keeps the names of what was chosen', async () => {
    const box = await open({ filtersItself: false, isMultiple: true });
    void box.type('s');
    await box.type('se');
    while (box.searched.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(box.searched).toEqual(['se']);
    await box.press('Enter');
    box.set('options', [{ value: 't9', text: 'Ads' }]);
    await box.settled();
    expect(box.element.querySelector('.chip')?.textContent).toContain('Research');
  });

  it('shows the first of ten thousand options and says how many more there are', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ value: `${at}`, text: `team ${at}` }));
    const box = await open({ options: many });
    await box.press('ArrowDown');
    expect(box.options()).toHaveLength(OPTIONS_SHOWN);
    expect(document.querySelector('.note')?.textContent).toContain('9900 more');
  });

  it('closes with Escape and keeps the choice', async () => {
    const box = await open({ selected: ['t1'] });
    await box.type('sea');
    await box.press('Escape');
    expect(box.field.value).toBe('Research');
    expect(box.selected()).toEqual(['t1']);
  });
});
