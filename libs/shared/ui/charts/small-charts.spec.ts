import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Language } from '../language/language';
import { changeBetween, COUNT, moneyIn, PERCENT } from '../numbers';
import { textsForTests, withPlainSpaces } from '../testing';
import { UI_EN } from '../texts';
import { Figure } from './figure';
import { RankedBars } from './ranked-bars';
import { Sparkline } from './sparkline';

async function show(component: Type<unknown>, inputs: Record<string, unknown>) {
  TestBed.configureTestingModule({ imports: [textsForTests(UI_EN)], providers: [provideRouter([])] });
  TestBed.inject(Language).choose('en');
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  return {
    page,
    all: (selector: string) => [...page.querySelectorAll<HTMLElement>(selector)],
    text: (selector: string) =>
      withPlainSpaces(page.querySelector(selector)?.textContent ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
  };
}

describe('Sparkline', () => {
  const path = async (values: (string | null)[]) =>
    (await show(Sparkline, { values, label: 'Search' })).page.querySelector('path')?.getAttribute('d');

  it('stands on zero and leaves gaps', async () => {
    expect(await path(['0', '10', null, '5'])).toBe('M3 21L33 3M93 12');
  });

  it.each([[[]], [[null, null]]])('draws nothing of %j', async (values) => {
    const { page } = await show(Sparkline, { values, label: 'Search' });
    expect(page.querySelector('path')?.getAttribute('d')).toBe('');
    expect(page.querySelector('circle')).toBeNull();
  });

  it('is a point where there is one value', async () => {
    const { page } = await show(Sparkline, { values: ['7'], label: 'Search' });
    expect(page.querySelector('circle')?.getAttribute('cy')).toBe('3');
  });
});

describe('RankedBars', () => {
  const base = { label: 'Teams', nameHeading: 'Team', valueHeading: 'Spend, $', unit: moneyIn('USD'), whole: '40' };
  const rows = [
    { id: '1', name: '<b>Search</b>', value: '30', link: { path: '/explore', query: { team: 'Search' } } },
    { id: '2', name: 'Ads', value: '10' },
    { id: '3', name: 'unpriced', value: null },
    { id: '4', name: 'Other', value: '0', isRest: true },
  ];

  it('shows amount and share, and tells unknown from zero', async () => {
    const { all, page } = await show(RankedBars, { ...base, rows });
    const figures = all('tbody tr').map((row) =>
      [...row.querySelectorAll('td')].map((cell) => withPlainSpaces(cell.textContent!.trim())),
    );
    expect(figures).toEqual([
      ['30.00', '75.0 %'],
      ['10.00', '25.0 %'],
      ['—', '—'],
      ['0.00', '0 %'],
    ]);
    expect(all('.bar').map((bar) => Math.round(parseFloat(bar.style.width)))).toEqual([100, 33]);
    expect(page.querySelector('b')).toBeNull();
  });

  it('leads on by an address where it has one, by a button where it is asked to, and never from the rest', async () => {
    const { all } = await show(RankedBars, { ...base, rows, isOpenable: true });
    expect(all('a').map((link) => link.getAttribute('href'))).toEqual(['/explore?team=Search']);
    expect(all('button').map((button) => button.textContent)).toEqual(['Ads', 'unpriced']);
  });
});

describe('Figure', () => {
  const figure = (inputs: Record<string, unknown>) => show(Figure, { label: 'Spend', unit: moneyIn('USD'), ...inputs });

  it('shows the amount, and every digit of it on hover', async () => {
    const { text, page } = await figure({ value: '1240000.123456' });
    expect(text('.value')).toBe('$1.24 M');
    expect(page.querySelector('data')?.getAttribute('title')).toBe('$1,240,000.123456');
  });

  it.each([
    ['120', '100', 'down', '+$20.00 · +20.0 %', 'bad'],
    ['80', '100', 'down', '-$20.00 · -20.0 %', 'good'],
    ['120', '100', undefined, '+$20.00 · +20.0 %', ''],
    ['5', '0', undefined, 'new · +$5.00', ''],
    ['0', '5', 'down', 'gone · -$5.00', 'good'],
    ['5', '5', 'down', 'no change', ''],
    ['5', null, 'down', 'nothing to compare with', ''],
  ])(
    'judges a change from %s to %s by what is stated to be good (%s)',
    async (value, before, goodWhen, words, verdict) => {
      const { text, page } = await figure({ value, goodWhen, change: changeBetween(value, before) });
      expect(text('.change')).toBe(words);
      expect(page.querySelector('.change')!.className.replace('change', '').trim()).toBe(verdict);
    },
  );

  it('compares shares in points, not in percent of a percentage', async () => {
    const { text } = await figure({ value: '0.42', unit: PERCENT, change: changeBetween('0.42', '0.408') });
    expect(text('.change')).toBe('+1.2 points');
  });

  it('gives the reason where it does not know', async () => {
    const { text, page } = await figure({ value: null, unit: COUNT, unknownReason: 'too little history' });
    expect(text('.value')).toBe('—');
    expect(page.querySelector('data')?.getAttribute('title')).toBe('too little history');
  });
});
