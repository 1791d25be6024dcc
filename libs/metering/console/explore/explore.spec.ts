import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { CurrentOrganization } from '@tokenledger/shared/console-api';
import { Language, OPEN_DRAWING, type OpenDrawing, PRESENT } from '@tokenledger/shared/ui';
import { textsForTests, withPlainSpaces } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule, type TestOperation } from 'apollo-angular/testing';

import { ExploreChartDocument, ExploreTableDocument, type SpendInput } from '../operations';
import { METERING_EN } from '../texts';
import { Explore } from './explore';
import { chartReport, chartRow, figures, tableReport, tableRow, totals } from './testing/reports';

const NOW = new Date('2026-11-20T12:00:00Z');
const MARKUP = '<img src=x onerror=alert(1)>';
const NO_DRAWING: OpenDrawing = async () => ({ draw() {}, resize() {}, close() {} });

async function open(address: string, { hasCalls = true } = {}) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...METERING_EN })],
    providers: [
      provideHttpClient(),
      provideRouter([{ path: '**', children: [] }]),
      { provide: OPEN_DRAWING, useValue: NO_DRAWING },
      { provide: PRESENT, useValue: { now: () => NOW } },
    ],
  });
  TestBed.inject(Language).choose('en');
  TestBed.inject(CurrentOrganization).set({
    id: 'acme',
    name: 'Acme',
    timeZone: 'UTC',
    reportingCurrency: 'USD',
    hasCalls,
  });
  const router = TestBed.inject(Router);
  await router.navigateByUrl(address);
  const fixture = TestBed.createComponent(Explore);
  const page = fixture.nativeElement as HTMLElement;
  const api = TestBed.inject(ApolloTestingController);
  const settled = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settled();
  const asked = (operation: TestOperation) => (operation.operation.variables as { input: SpendInput }).input;
  return {
    page,
    settled,
    url: () => decodeURIComponent(router.url),
    table: () => api.expectOne(ExploreTableDocument),
    chart: () => api.expectOne(ExploreChartDocument),
    noChart: () => api.expectNone(ExploreChartDocument),
    asked,
    text: () => withPlainSpaces(page.textContent ?? '').replace(/\s+/g, ' '),
    all: (selector: string) => [...page.querySelectorAll<HTMLElement>(selector)],
    async click(selector: string, text: string) {
      const found = [...page.querySelectorAll<HTMLElement>(selector)].find((one) => one.textContent?.includes(text));
      if (found === undefined) throw new Error(`no ${selector} says "${text}"`);
      found.click();
      await settled();
    },
  };
}

async function withRows(address: string, rows: Parameters<typeof tableReport>[0]['rows'], part = {}) {
  const screen = await open(address);
  screen.table().flushData({ spend: tableReport({ rows, ...part }) });
  screen.chart().flushData({ spend: chartReport({ rows: [chartRow({})], granularity: 'TOTAL' }) });
  await screen.settled();
  return screen;
}

describe('Explore', () => {
  it('asks for teams and models of the range as a whole, unless the address says otherwise', async () => {
    const screen = await open('/explore?range=last7Days');
    expect(screen.asked(screen.table())).toMatchObject({
      from: '2026-11-13T00:00:00.000Z',
      to: '2026-11-20T00:00:00.000Z',
      compareWith: { from: '2026-11-06T00:00:00.000Z', to: '2026-11-13T00:00:00.000Z' },
      groupBy: ['TEAM', 'MODEL'],
      granularity: 'TOTAL',
      orderBy: 'COST',
      top: 20,
    });
    expect(screen.asked(screen.chart())).toMatchObject({ groupBy: ['TEAM'], top: 8 });
  });

  it('asks what the address says, and of a chart that is not shown nothing', async () => {
    const screen = await open('/explore?by=user&per=day&order=calls&top=100&chart=none&compare=none&team=Search&team=');
    expect(screen.asked(screen.table())).toMatchObject({
      compareWith: null,
      filter: { team: ['Search', null] },
      groupBy: ['USER'],
      granularity: 'DAY',
      orderBy: 'CALLS',
      top: 100,
    });
    screen.noChart();
  });

  it('keeps no largest groups where nothing is grouped', async () => {
    const screen = await open('/explore?by=');
    expect(screen.asked(screen.table())).toMatchObject({ groupBy: [], top: null });
  });

  it('shows names as text, what is not known apart from a team called so, and the calls behind each', async () => {
    const rows = [
      tableRow({ group: [MARKUP], calls: '1234' }),
      tableRow({ group: ['not known'] }),
      tableRow({ group: [null] }),
      tableRow({ group: ['x'.repeat(300)] }),
      tableRow({ rest: true, calls: '7' }),
    ];
    const screen = await withRows('/explore?by=team&range=lastMonth', rows, { groupCount: '1245' });
    expect(screen.page.querySelector('img[src=x]')).toBeNull();
    expect(screen.text()).toContain('Top 4 of 1,245 groups');
    expect(screen.text()).toContain('Other (1,241)');
    const names = screen.all('tl-explore-table tbody th a');
    expect(names.map((link) => link.classList.contains('unknown'))).toEqual([false, false, true, false]);
    const calls = screen
      .all('tl-explore-table tbody td a')
      .map((link) => decodeURIComponent(link.getAttribute('href') ?? ''));
    expect(calls[0]).toBe(`/calls?range=lastMonth&team=${MARKUP}`);
    expect(calls[2]).toBe('/calls?range=lastMonth&team=');
    // The rest is many groups: no filter says which.
    expect(calls).toHaveLength(4);
  });

  it('narrows to what is clicked and goes on to the next dimension', async () => {
    const screen = await withRows('/explore?range=lastMonth', [tableRow({ group: ['Search', 'gpt-4o'] })], {
      groupBy: ['TEAM', 'MODEL'],
    });
    const [team, model] = screen.all('tl-explore-table tbody tr[data-index] a');
    expect(team?.getAttribute('href')).toBe('/explore?range=lastMonth&team=Search&by=project,model');
    expect(model?.getAttribute('href')).toBe('/explore?range=lastMonth&model=gpt-4o&by=team,project');
    await screen.click('tl-explore-table tbody a', 'Search');
    expect(screen.url()).toBe('/explore?range=lastMonth&team=Search&by=project,model');
  });

  it('says how sure the figures are', async () => {
    const screen = await withRows('/explore?by=team&range=lastMonth', [tableRow({ calls: '200', unpriced: '3' })], {
      totals: {
        ...totals({ calls: '200' }),
        coverage: { unpriced: { calls: '3', tokens: '9' }, unallocated: { calls: '50' } },
      },
      freshness: { asOf: '2026-11-20T00:00:00.000Z', newestCallAt: null, pendingBuckets: 2 },
    });
    expect(screen.text()).toContain('1.5 % of the calls (3) have no price and are not in the spend.');
    expect(screen.text()).toContain('25.0 % name no team, project or cost centre.');
    expect(screen.text()).toContain('2 quarter hours are still being counted.');
  });

  it('says where rounded cells do not add up', async () => {
    // 0.004 + 0.004 = 0.008: cells of 0.00 each, and a total of 0.01.
    const rows = [tableRow({ group: ['a'], cost: '0.004' }), tableRow({ group: ['b'], cost: '0.004' })];
    const screen = await withRows('/explore?by=team', rows, { totals: totals({ cost: '0.008' }) });
    expect(screen.text()).toContain('they add up to $0.00');
  });

  it('offers currencies one at a time, and draws the one that is chosen', async () => {
    const both = { costIn: { USD: '1', EUR: '7' } };
    const screen = await withRows('/explore?by=team&currency=EUR', [tableRow(both)], { totals: totals(both) });
    expect(screen.all('tl-explore-table thead th').map((head) => head.textContent?.trim())).toEqual(
      expect.arrayContaining(['Spend, EUR', 'Spend, USD']),
    );
    expect(screen.all('tl-figure data')[0]?.getAttribute('value')).toBe('7');
  });

  it('names what cannot be answered, with a click that mends it', async () => {
    const screen = await open('/explore?per=hour&range=thisYear');
    const issue = { field: 'granularity', message: 'by hour reaches over 92 days at most' };
    const invalid = { __typename: 'InvalidSpendInput' as const, issues: [issue] };
    screen.table().flushData({ spend: invalid });
    screen.chart().flushData({ spend: invalid });
    await screen.settled();
    expect(screen.page.querySelector('[role=alert]')?.textContent).toContain('92 days at most');
    expect(screen.page.querySelector('tl-explore-table')).toBeNull();
    await screen.click('tl-banner button', 'Show days');
    expect(screen.url()).toBe('/explore?per=day&range=thisYear');
    expect(screen.asked(screen.table())).toMatchObject({ granularity: 'DAY' });
  });

  it('never shows a failure as nothing', async () => {
    const screen = await open('/explore');
    screen.table().networkError(new Error('down'));
    screen.chart().networkError(new Error('down'));
    await screen.settled();
    expect(screen.text()).toContain('The figures could not be shown');
    expect(screen.text()).toContain('The chart could not be shown');
  });

  it.each([
    ['/explore?team=Nobody', true, 'No calls match your filters', 'Clear the filters'],
    ['/explore', true, 'No calls in this range', 'Show the last 90 days'],
    ['/explore', false, 'No call has arrived yet', 'Send the first call'],
  ])('says why %s is empty (has calls: %s) and the one thing to do', async (address, hasCalls, why, action) => {
    const screen = await open(address, { hasCalls });
    screen
      .table()
      .flushData({ spend: tableReport({ rows: [], totals: totals({ calls: '0', tokens: '0', cost: null }) }) });
    screen.chart().flushData({ spend: chartReport({ rows: [], totals: figures({ calls: '0' }) }) });
    await screen.settled();
    expect(screen.text()).toContain(why);
    expect(screen.text()).toContain(action);
  });

  it('shows periods as rows and groups as columns, or all figures of each', async () => {
    const rows = [tableRow({ group: ['Ads'], day: '2026-11-01' }), tableRow({ group: ['Search'], day: '2026-11-02' })];
    const screen = await open('/explore?by=team&per=day');
    screen.table().flushData({ spend: tableReport({ rows, granularity: 'DAY' }) });
    screen.chart().flushData({ spend: chartReport({ rows: [chartRow({ day: '2026-11-01' })] }) });
    await screen.settled();
    const heads = () => screen.all('tl-explore-table thead th').map((head) => head.textContent?.trim());
    expect(heads()).toEqual(['Day', 'Total', 'Ads', 'Search']);
    screen.all('.layout input')[1]!.click();
    await screen.settled();
    expect(screen.url()).toContain('table=rows');
    expect(heads().slice(0, 3)).toEqual(['Day', 'Team', 'Spend, USD']);
    // The calls of a row are those of its day.
    const [, , calls] = screen.all('tl-explore-table tbody tr[data-index] a');
    expect(calls?.getAttribute('href')).toBe('/calls?from=2026-11-01&to=2026-11-01&team=Ads');
  });

  it('names a download by what is in it and the days of the range, the last included', async () => {
    const screen = await withRows('/explore', [tableRow({ group: ['Search', 'gpt-4o'] })], {
      groupBy: ['TEAM', 'MODEL'],
    });
    const saved: string[] = [];
    // The DOM of the tests neither keeps files nor follows links to them.
    Object.assign(URL, { createObjectURL: () => 'blob:a', revokeObjectURL: () => undefined });
    const { click } = HTMLElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this.download);
    };
    await screen.click('tl-explore-table button', 'Download CSV');
    HTMLAnchorElement.prototype.click = click;
    // The report ends with the first instant of 4 November.
    expect(saved).toEqual(['spend-by-team-model_2026-11-01_2026-11-03.csv']);
  });

  it('ranks by what is looked at', async () => {
    const screen = await withRows('/explore?by=team', [tableRow({})]);
    screen.all('tl-figure-strip input')[1]!.click();
    await screen.settled();
    expect(screen.url()).toBe('/explore?by=team&measure=tokens&order=tokens');
  });
});
