import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { CurrentAccess, CurrentOrganization } from '@tokenledger/shared/console-api';
import { FixedClock } from '@tokenledger/shared/time';
import { Language, OPEN_DRAWING, PRESENT } from '@tokenledger/shared/ui';
import { textsForTests, withPlainSpaces } from '@tokenledger/shared/ui/testing';
import { UI_EN, UI_ZH_CN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import {
  CoverageTrendDocument,
  OverviewCourseDocument,
  OverviewFirstCallDocument,
  OverviewHeadlineDocument,
  type OverviewHeadlineQuery,
  OverviewMoversDocument,
  OverviewNewestCallDocument,
  OverviewRankingsDocument,
} from '../operations';
import { METERING_EN, METERING_ZH_CN } from '../texts';
import { Overview } from './overview';
import {
  coursePart,
  courseReport,
  figures,
  headlineReport,
  moversReport,
  moversRow,
  onTheWire,
  ranking,
} from './testing/overview-examples';

const NOW = new Date('2026-11-26T12:00:00Z');
const NO_CALLS = figures({
  calls: '0',
  cost: [],
  costPerMillionTokens: [],
  cacheReadShare: null,
  tokens: { total: '0' },
});

async function open(given: { readonly path?: string; readonly hasCalls?: boolean } = {}) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...METERING_EN }, { ...UI_ZH_CN, ...METERING_ZH_CN })],
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: PRESENT, useValue: new FixedClock(NOW) },
      { provide: OPEN_DRAWING, useValue: async () => ({ draw() {}, resize() {}, close() {} }) },
    ],
  });
  TestBed.inject(Language).choose('en');
  TestBed.inject(CurrentOrganization).set({
    id: 'acme',
    name: 'Acme',
    timeZone: 'UTC',
    reportingCurrency: 'USD',
    hasCalls: given.hasCalls ?? true,
  });
  const router = TestBed.inject(Router);
  await router.navigateByUrl(given.path ?? '/overview');
  const fixture = TestBed.createComponent(Overview);
  const api = TestBed.inject(ApolloTestingController);
  const page = fixture.nativeElement as HTMLElement;
  const settled = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await settled();
  return {
    api,
    page,
    settled,
    url: () => router.url,
    go: async (url: string) => {
      await router.navigateByUrl(url);
      await settled();
    },
    text: (selector = 'section.page') => wordsOf(page.querySelector(selector)),
    headline: async (spend: OverviewHeadlineQuery['spend']) => {
      api.expectOne(OverviewHeadlineDocument).flush({ data: onTheWire({ spend }) });
      await settled();
    },
    press: async (name: string) => {
      const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
      if (button === undefined) throw new Error(`there is no button "${name}"`);
      button.click();
      await settled();
    },
  };
}

/** Text as it is read: what stands in elements of its own is apart. */
function wordsOf(element: Element | null): string {
  if (element === null) return '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  while (walker.nextNode() !== null) words.push(walker.currentNode.textContent ?? '');
  return withPlainSpaces(words.join(' ')).replace(/\s+/g, ' ').trim();
}

describe('Overview', () => {
  it('asks for the headline and the course first, and for the rest once the headline is there', async () => {
    const screen = await open();
    const { input } = screen.api.expectOne(OverviewCourseDocument).operation.variables;
    expect(input).toMatchObject({
      // Today and the 29 days before it, compared with as much of the 30 days before: it is noon.
      from: '2026-10-28T00:00:00.000Z',
      to: '2026-11-27T00:00:00.000Z',
      compareWith: { from: '2026-09-28T00:00:00.000Z', to: '2026-10-27T12:00:00.000Z' },
      granularity: 'DAY',
      groupBy: ['TEAM'],
      top: 8,
    });
    screen.api.expectNone(OverviewMoversDocument);
    screen.api.expectNone(OverviewRankingsDocument);
    // The course of coverage waits for the figure that it stands in.
    screen.api.expectNone(CoverageTrendDocument);
    await screen.headline(headlineReport());
    screen.api.expectOne(CoverageTrendDocument);
    screen.api.expectOne(OverviewMoversDocument);
    screen.api.expectOne(OverviewRankingsDocument);
  });

  it('answers what was spent, how it changed and how sure that is', async () => {
    const screen = await open();
    await screen.headline(
      headlineReport(
        figures({
          coverage: {
            unallocated: { calls: '1', cost: [{ amount: '0.5', currency: 'USD' }] },
            unpriced: { calls: '0', tokens: '0' },
          },
        }),
        figures({ cost: [{ amount: '8', currency: 'USD' }], cacheReadShare: '0.25' }),
      ),
    );
    // 10 − 8 = 2, a quarter of 8; 9.5 of 10 is 95 %
    expect(screen.text('.spend')).toBe('Spend $10.00 +$2.00 · +25.0 %');
    expect(screen.text('tl-overview-headline')).toContain('Input from cache 50.0 % +25.0 points');
    expect(screen.text('.coverage')).toBe('Spend with an owner 95.0 % -5.0 points Unallocated');
    expect(screen.page.querySelector('.coverage a')?.getAttribute('href')).toBe('/unallocated');
    expect(screen.text('header')).toContain('As of 26 Nov 2026, 12:00');
  });

  it('tells no coverage to who sees some units: calls of nobody are in none of them', async () => {
    const screen = await open();
    TestBed.inject(CurrentAccess).set({ permissions: ['SPEND_READ'], seesAllSpend: false });
    await screen.headline(headlineReport(figures(), figures()));
    expect(screen.text('.coverage')).toBe('Spend with an owner —');
    screen.api.expectNone(CoverageTrendDocument);
  });

  it('colours no change that is neither good nor bad', async () => {
    const screen = await open();
    await screen.headline(
      headlineReport(figures(), figures({ cost: [{ amount: '8', currency: 'USD' }], cacheReadShare: '0.25' })),
    );
    const coloured = [...screen.page.querySelectorAll('.change.good, .change.bad')];
    expect(coloured.map(({ textContent }) => withPlainSpaces(textContent).trim())).toEqual(['+25.0 points']);
  });

  it('says what moved, by name, and leads to it', async () => {
    const screen = await open({ path: '/overview?by=model' });
    await screen.headline(headlineReport());
    screen.api.expectOne(OverviewMoversDocument).flush({
      data: onTheWire({
        spend: moversReport([moversRow('gpt-5', '3', '0'), moversRow('gpt-4', '1', '5'), moversRow(null, '1', '2')]),
      }),
    });
    await screen.settled();
    const [increases, decreases] = [...screen.page.querySelectorAll('tl-overview-movers tbody')].map(wordsOf);
    expect(increases).toBe('gpt-5 +$3.00 new');
    // 1 − 5 = −4 of 5; 1 − 2 = −1 of 2
    expect(decreases).toBe('gpt-4 -$4.00 -80.0 % Model not known -$1.00 -50.0 %');
    const links = [...screen.page.querySelectorAll('tl-overview-movers a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/explore?model=gpt-5', '/explore?model=gpt-4', '/explore?model=']);
    const courses = screen.api
      .match(OverviewCourseDocument)
      .map(({ operation }) => (operation.variables['input'] as { filter: unknown }).filter);
    expect(courses).toContainEqual({ model: ['gpt-5', 'gpt-4', null] });
  });

  it('offers a comparison where nothing is compared', async () => {
    const screen = await open({ path: '/overview?compare=none' });
    await screen.headline(headlineReport());
    screen.api.expectNone(OverviewMoversDocument);
    await screen.press('Compare with the period before');
    expect(screen.url()).toBe('/overview');
  });

  it('ranks projects, models and providers with their shares', async () => {
    const screen = await open();
    await screen.headline(headlineReport());
    const answer = {
      __typename: 'SpendReport',
      ...ranking([
        ['search-api', '7.5'],
        [null, '2.5'],
      ]),
    };
    screen.api
      .expectOne(OverviewRankingsDocument)
      .flush({ data: onTheWire({ project: answer, model: answer, provider: answer }) });
    await screen.settled();
    expect(screen.text('tl-overview-rankings section')).toBe(
      'Projects Explore Projects Project Spend, $ Share search-api 7.50 75.0 % No project named 2.50 25.0 %',
    );
  });

  it('keeps the cut in the address', async () => {
    const screen = await open({ path: '/overview?by=model&measure=tokens' });
    const { input } = screen.api.expectOne(OverviewCourseDocument).operation.variables;
    expect(input).toMatchObject({ groupBy: ['MODEL'], orderBy: 'TOKENS' });
    const by = screen.page.querySelector<HTMLSelectElement>('tl-overview-course select')!;
    by.value = 'service';
    by.dispatchEvent(new Event('change'));
    await screen.settled();
    expect(screen.url()).toBe('/overview?by=service&measure=tokens');
  });

  it('keeps the old figures, dimmed, until those of another range come', async () => {
    const screen = await open();
    screen.api.expectOne(OverviewCourseDocument).flush({
      data: onTheWire({ spend: courseReport([coursePart('2026-11-20', 'Search', '4')]) }),
    });
    await screen.headline(headlineReport());
    await screen.go('/overview?range=yesterday&by=model');
    expect(screen.page.querySelector('.dimmed tl-overview-headline')).not.toBeNull();
    expect(screen.text('.dimmed .legend')).toContain('Search');
    await screen.headline(headlineReport(figures({ cost: [{ amount: '1', currency: 'USD' }] })));
    expect(screen.text('.spend')).toContain('$1.00');
    expect(screen.page.querySelector('.dimmed tl-overview-headline')).toBeNull();
  });

  it('says what failed, with the id to quote, and asks for the rest all the same', async () => {
    const screen = await open();
    screen.api
      .expectOne(OverviewHeadlineDocument)
      .graphqlErrors([
        { message: 'too slow', extensions: { code: 'DEADLINE_EXCEEDED', id: 'err_7', retriable: true } },
      ]);
    await screen.settled();
    expect(screen.text('[role=alert]')).toMatch(/^The figures of this range could not be shown .*err_7/);
    screen.api.expectOne(OverviewMoversDocument);
  });

  it('names the field that the API refused', async () => {
    const screen = await open();
    await screen.headline({ __typename: 'InvalidSpendInput', issues: [{ field: 'to', message: 'at most 5 years' }] });
    expect(screen.text('[role=alert]')).toBe('This cannot be reported: to at most 5 years');
  });

  it('tells an empty range from an empty organisation, and leads to where calls are', async () => {
    const screen = await open();
    await screen.headline(headlineReport(NO_CALLS));
    screen.api
      .expectOne(OverviewNewestCallDocument)
      .flush({ data: { ingestionStatus: { newestCallAt: '2026-08-15T10:00:00.000Z' } } });
    await screen.settled();
    expect(screen.text('tl-empty')).toContain('The newest call was made on 15 Aug 2026, 10:00');
    await screen.press('Show the days up to it');
    expect(screen.url()).toBe('/overview?from=2026-07-17&to=2026-08-15');
  });

  it('offers to clear filters that nothing passes', async () => {
    const screen = await open({ path: '/overview?team=Ghosts' });
    await screen.headline(headlineReport(NO_CALLS));
    await screen.press('Clear the filters');
    expect(screen.url()).toBe('/overview');
  });

  it('leads an empty organisation to its first call, notices it and shows its day', async () => {
    const screen = await open({ hasCalls: false });
    await screen.headline(headlineReport(NO_CALLS));
    const ask = screen.api.expectOne(OverviewFirstCallDocument);
    ask.flush({ data: firstCall(null) });
    await screen.settled();
    expect(screen.text('pre')).toMatch(/^curl -sS https:\/\/otlp\.acme\.example\/v1\/traces .*YOUR_INGESTION_KEY/);
    expect(screen.text()).toContain('Waiting for the first call');
    // It looks every three seconds.
    await new Promise((resolve) => setTimeout(resolve, 3_200));
    screen.api.expectOne(OverviewFirstCallDocument).flush({ data: firstCall('2026-11-26T11:59:00.000Z') });
    await screen.settled();
    expect(screen.text('li:last-child')).toContain('Your first call is here Model gpt-4o');
    expect(screen.text('li:last-child')).toContain('Cost $0.0025');
    await screen.press('Open the overview');
    expect(screen.url()).toBe('/overview?from=2026-11-26&to=2026-11-26');
  });

  it('speaks Chinese', async () => {
    const screen = await open();
    TestBed.inject(Language).choose('zh-CN');
    await screen.headline(
      headlineReport(
        figures({ tokens: { total: '1240000000' } }),
        figures({ cost: [{ amount: '8', currency: 'USD' }] }),
      ),
    );
    expect(screen.text('.spend')).toBe('支出 US$10.00 +US$2.00 · +25.0 %');
    expect(screen.text('tl-overview-headline')).toContain('Token 数 12.4 亿');
  });
});

function firstCall(newestCallAt: string | null) {
  return {
    ingestionStatus: { newestCallAt, endpoints: { otlpHttp: 'https://otlp.acme.example' } },
    recentCalls: {
      __typename: 'CallConnection',
      nodes:
        newestCallAt === null
          ? []
          : [
              {
                id: 'c1',
                startedAt: newestCallAt,
                requestModel: 'gpt-4o',
                responseModel: null,
                service: 'first-service',
                cost: { amount: '0.00255', currency: 'USD' },
                tokens: { total: '1280' },
              },
            ],
    },
  };
}
