import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '@tokenledger/shared/config';

import type { BenchOptions } from '../bench-options';
import type { BenchResult } from '../report/bench-result';
import { spreadOf } from '../report/percentiles';
import type { Testbed } from '../testbed/testbed';
import { type Bench, progress } from './bench';
import { fillLedger } from './fill-ledger';

const CONSOLE = resolve('dist/console');
const REPETITIONS = 9;
const FIRST_FIGURE_LIMIT_MS = 1_000;
const DAY_MS = 86_400_000;

interface OpenedPage {
  readonly what: string;
  readonly path: string;
  /** What a person waits for: there is nothing to read before it. */
  readonly firstFigure: string;
}

const LAST_CALLS = 'tl-calls-page tbody th a';

const PAGES: readonly OpenedPage[] = [
  { what: 'overview', path: 'overview', firstFigure: 'tl-overview-page tl-figure data' },
  { what: 'overview, its chart', path: 'overview', firstFigure: 'tl-overview-course canvas, tl-overview-course svg' },
  { what: 'explore by team', path: 'explore', firstFigure: 'tl-explore-table tbody tr th' },
  { what: 'explore by project', path: 'explore?by=project', firstFigure: 'tl-explore-table tbody tr th' },
  { what: 'explore by user', path: 'explore?by=user', firstFigure: 'tl-explore-table tbody tr th' },
  { what: 'calls', path: 'calls', firstFigure: LAST_CALLS },
];

/** What a person waits for on each page of the console over 30 days of many calls. */
export const pages: Bench = {
  name: 'pages',
  asks: 'how long a page of the console takes until its first figure, in Chromium',
  async run(testbed: Testbed, options: BenchOptions): Promise<BenchResult> {
    const executablePath = requireChromium();
    requireConsole();
    const { range } = await fillLedger(testbed, options.calls);
    const api = await testbed.start('api', { CONSOLE_DIR: CONSOLE });
    const days = `from=${dayOf(range.from * 1000)}&to=${dayOf(range.to * 1000 - DAY_MS)}`;
    const meter = testbed.measure();
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const rows = [];
      for (const page of PAGES) rows.push(await openRepeatedly(browser, testbed, api.url, page, days));
      rows.push(await openOneCall(browser, testbed, api.url, days));
      return {
        bench: this.name,
        tables: [{ title: `milliseconds to the first figure over 30 days of ${options.calls} calls`, rows }],
        processes: meter.read(),
        limits: [
          {
            name: "the overview's first figure, median",
            value: rows[0]?.median ?? Number.NaN,
            unit: 'ms',
            bound: 'at most',
            limit: FIRST_FIGURE_LIMIT_MS,
          },
        ],
        notes: [
          'each page opened by its address in a browser that has the files; `first` also loads and compiles them',
        ],
      };
    } finally {
      await browser.close();
    }
  },
};

function requireChromium(): string {
  const found = findChromium();
  if (found.available) return found.executablePath;
  throw new Error(`pages needs Chromium: ${found.reason}`);
}

function requireConsole(): void {
  if (!existsSync(`${CONSOLE}/index.html`)) throw new Error('pages needs the console: npm run build:console first');
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

async function signedIn(browser: Browser, { admin }: Testbed, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
  await page.goto(`${address}/sign-in`);
  await page.locator('#email').fill(admin.email);
  await page.locator('#password').fill(admin.password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/overview/);
  return page;
}

async function openRepeatedly(
  browser: Browser,
  testbed: Testbed,
  address: string,
  { what, path, firstFigure }: OpenedPage,
  days: string,
) {
  const page = await signedIn(browser, testbed, address);
  const opened = `${address}/${path}${path.includes('?') ? '&' : '?'}${days}`;
  const durations: number[] = [];
  while (durations.length <= REPETITIONS) durations.push(await untilShown(page, opened, firstFigure));
  await page.close();
  return toRow(what, durations);
}

async function openOneCall(browser: Browser, testbed: Testbed, address: string, days: string) {
  const page = await signedIn(browser, testbed, address);
  await page.goto(`${address}/calls?${days}`);
  const links = page.locator(LAST_CALLS);
  await links.first().waitFor();
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const durations: number[] = [];
  for (const path of paths.slice(0, REPETITIONS + 1)) {
    durations.push(await untilShown(page, address + path, 'tl-call-bill tbody td'));
  }
  await page.close();
  return toRow('one call', durations);
}

async function untilShown(page: Page, address: string, firstFigure: string): Promise<number> {
  // Another origin first: an address of the page that is open would not load it anew.
  await page.goto('about:blank');
  const askedAt = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(firstFigure).first().waitFor();
  const shownAfterMs = performance.now() - askedAt;
  // A person looks before leaving: the engine would still answer the rest of this page beside the next.
  await page.waitForLoadState('networkidle');
  return shownAfterMs;
}

function toRow(what: string, durations: readonly number[]) {
  const [first = Number.NaN, ...warm] = durations;
  const { median, p95, max } = spreadOf(warm);
  progress(`${what}: ${median} ms`);
  return { page: what, first: Math.round(first), median, p95, max };
}
