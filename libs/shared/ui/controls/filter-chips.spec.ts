import { TestBed } from '@angular/core/testing';

import { textsForTests } from '../testing';
import { UI_EN } from '../texts';
import { alternativesText, type Filter, type FilterField } from './filter';
import { FilterChips } from './filter-chips';

const FIELDS: readonly FilterField[] = [
  {
    key: 'team',
    text: 'team',
    canBeUnknown: true,
    options: [
      { value: 't1', text: 'Search' },
      { value: 't2', text: 'Ads' },
    ],
  },
  { key: 'model', text: 'model', operators: ['startsWith', 'is'], options: [] },
];

async function open(filters: readonly Filter[]) {
  TestBed.configureTestingModule({ imports: [textsForTests(UI_EN)] });
  const fixture = TestBed.createComponent(FilterChips);
  fixture.componentRef.setInput('fields', FIELDS);
  fixture.componentRef.setInput('filters', filters);
  await fixture.whenStable();
  const find = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  return {
    filters: () => fixture.componentInstance.filters(),
    sentences: () => find('.sentence').map((chip) => chip.textContent?.trim()),
    find,
    async click(selector: string, at = 0): Promise<void> {
      find(selector)[at]!.click();
      await fixture.whenStable();
    },
    settled: () => fixture.whenStable(),
  };
}

describe('alternativesText', () => {
  const more = (count: number) => `${count} more`;
  it.each([
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c', 'd'], 'a, b, c, or d'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c, or 2 more'],
  ])('says %j as %s', (texts, said) => expect(alternativesText(texts, 'en-US', more)).toBe(said));

  it('speaks Chinese', () => expect(alternativesText(['搜索', '广告'], 'zh-CN', more)).toBe('搜索或广告'));
});

describe('tl-filter-chips', () => {
  it('reads as a sentence', async () => {
    const chips = await open([
      { field: 'team', operator: 'is', values: ['t1', null] },
      { field: 'model', operator: 'startsWith', values: ['<b>gpt'] },
    ]);
    expect(chips.sentences()).toEqual(['team is Search or not known', 'model starts with <b>gpt']);
  });

  it('removes one, or all', async () => {
    const chips = await open([
      { field: 'team', operator: 'is', values: ['t1'] },
      { field: 'team', operator: 'isNot', values: ['t2'] },
    ]);
    await chips.click('.chip .remove');
    expect(chips.sentences()).toEqual(['team is not Ads']);
  });

  it('adds a filter only when it is applied', async () => {
    const chips = await open([]);
    await chips.click('.add');
    await chips.click('[role=menuitem]', 1);
    const field = chips.find('.editor input')[0] as HTMLInputElement;
    field.value = ' gpt-4 ';
    field.dispatchEvent(new Event('input'));
    expect(chips.filters()).toEqual([]);
    await chips.click('.editor [type=submit]');
    expect(chips.filters()).toEqual([{ field: 'model', operator: 'startsWith', values: ['gpt-4'] }]);
  });

  it('changes a filter in its place, and drops one that is left without values', async () => {
    const chips = await open([{ field: 'team', operator: 'is', values: ['t1'] }]);
    await chips.click('.sentence');
    const condition = chips.find('.editor select')[0] as HTMLSelectElement;
    condition.value = 'isNot';
    condition.dispatchEvent(new Event('change'));
    await chips.click('.editor [type=submit]');
    expect(chips.filters()).toEqual([{ field: 'team', operator: 'isNot', values: ['t1'] }]);
    await chips.click('.sentence');
    await chips.click('.editor .chip .remove');
    await chips.click('.editor [type=submit]');
    expect(chips.filters()).toEqual([]);
  });
});
