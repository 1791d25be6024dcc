import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';

import { textsForTests } from '../testing';
import { UI_EN } from '../texts';
import { CodeBlock } from './code-block';
import { CopyButton } from './copy-button';
import { Segmented } from './segmented';
import { Tabs } from './tabs';
import { TimeZoneSelect } from './time-zone-select';
import { knownTimeZones, offsetText } from './time-zones';

async function show<Component>(type: new () => Component, inputs: Record<string, unknown>, copies: string[] = []) {
  const clipboard = { copy: (text: string) => copies.push(text) > 0 && text !== 'forbidden' };
  TestBed.configureTestingModule({
    imports: [textsForTests(UI_EN)],
    providers: [{ provide: Clipboard, useValue: clipboard }],
  });
  const fixture = TestBed.createComponent(type);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return { fixture, element: fixture.nativeElement as HTMLElement };
}

describe('tl-copy', () => {
  it.each([
    ['err_7', 'Copied', 1],
    ['forbidden', 'The browser refused to copy', 0],
  ])('tells, also those who do not see it, how copying %s went', async (text, said, copied) => {
    const { fixture, element } = await show(CopyButton, { text });
    let told = 0;
    fixture.componentInstance.copied.subscribe(() => (told += 1));
    element.querySelector('button')!.click();
    await fixture.whenStable();
    expect(element.querySelector('[aria-live=polite]')?.textContent).toBe(said);
    expect(told).toBe(copied);
  });

  it('says what it copies where nothing beside it does', async () => {
    const { element } = await show(CopyButton, { text: 'https://a.example', caption: 'Copy link', label: 'Copy link' });
    expect(element.querySelector('button')?.textContent?.trim()).toBe('Copy link');
  });
});

describe('tl-code', () => {
  it('copies the variant that is shown', async () => {
    const copies: string[] = [];
    const snippets = [
      { name: 'Python', code: 'import a' },
      { name: 'Shell', code: 'curl <url>' },
    ];
    const { fixture, element } = await show(CodeBlock, { label: 'Set up', snippets }, copies);
    element.querySelectorAll<HTMLElement>('[role=tab]')[1]!.click();
    await fixture.whenStable();
    element.querySelector<HTMLElement>('tl-copy button')!.click();
    expect(copies).toEqual(['curl <url>']);
    expect(element.querySelector('code')?.textContent).toBe('curl <url>');
  });
});

describe('tl-tabs', () => {
  it('moves with the arrows, has one tab stop, and falls back to the first', async () => {
    const tabs = ['a', 'b', 'c'].map((key) => ({ key, text: key }));
    const { fixture, element } = await show(Tabs, { label: 'Views', tabs, selected: 'gone' });
    const chosen = () => element.querySelector<HTMLElement>('[aria-selected=true]')!;
    expect(chosen().textContent?.trim()).toBe('a');
    for (const [key, expected] of [
      ['ArrowLeft', 'c'],
      ['ArrowRight', 'a'],
      ['End', 'c'],
      ['Home', 'a'],
    ] as const) {
      chosen().dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      await fixture.whenStable();
      expect(chosen().textContent?.trim()).toBe(expected);
    }
    expect(element.querySelectorAll('[role=tab][tabindex="0"]')).toHaveLength(1);
  });
});

describe('tl-segmented', () => {
  it('is a group of radio buttons', async () => {
    const segments = [
      { value: 'day', text: 'Day' },
      { value: 'week', text: 'Week' },
    ];
    const { fixture, element } = await show(Segmented, { label: 'Unit', segments, value: 'day' });
    element.querySelectorAll('input')[1]!.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.value()).toBe('week');
    expect(element.querySelector('legend')?.textContent).toBe('Unit');
  });
});

describe('tl-time-zone-select', () => {
  it("offers the organisation's zone first, then this browser's", async () => {
    const { fixture, element } = await show(TimeZoneSelect, {
      label: 'Time zone',
      zone: 'Asia/Kolkata',
      organizationZone: 'Asia/Shanghai',
    });
    const field = element.querySelector('input')!;
    expect(field.value).toBe('Asia/Kolkata');
    field.click();
    await fixture.whenStable();
    const [first, second] = [...document.querySelectorAll('[role=option]')].map((option) => option.textContent);
    expect(first).toContain('Asia/Shanghai');
    expect(first).toContain('your organisation · GMT+8');
    expect(second).toContain('this browser');
  });

  it('knows UTC and what each zone is ahead of it', () => {
    expect(knownTimeZones()).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin']));
    expect(offsetText('Asia/Kolkata', new Date('2026-03-10T12:00:00Z'))).toBe('GMT+5:30');
  });
});
