import { readFileSync } from 'node:fs';

import { describeWithBrowser } from '@tokenledger/shared/testing';
import Decimal from 'decimal.js';
import type { Locator } from 'playwright-core';

import { askCalls, askFigures } from './testing/ask-ledger';
import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { readCsv } from './testing/read-csv';
import { describeWithTrace, PROJECT, ReplayDays, replayInto, TEAM } from './testing/replayed-trace';

jest.setTimeout(240_000);

describeWithBrowser('spend on the pages of a running console', (chromium) => {
  describeWithTrace('is what the ledger holds of a recorded trace', (trace) => {
    const days = new ReplayDays();
    let stack: ConsoleStack;
    let browser: ConsoleBrowser;

    beforeAll(async () => {
      stack = await ConsoleStack.start();
      await replayInto(stack, trace);
    });
    afterAll(() => stack?.stop());
    beforeEach(async () => (browser = await ConsoleBrowser.open(chromium)));
    afterEach(() => browser?.close());

    /** Opens a page on the days of the replay, signing in on the way. */
    async function open(path: string, parameters = ''): Promise<void> {
      await browser.page.goto(`${stack.welcome.console}${path}?${days.inAddress}${parameters}`);
      await browser.page.waitForURL(/sign-in/);
      await browser.signIn(stack.welcome);
      await browser.page.waitForURL((address) => address.pathname.endsWith(path));
    }

    /** The tile of a figure: what is read in it, on hover, and as decimal text by machines. */
    async function figure(label: string) {
      const tile = browser.page.locator('tl-figure').filter({ has: browser.page.getByText(label, { exact: true }) });
      const data = tile.locator('data');
      await data.waitFor();
      return {
        text: await data.innerText(),
        exact: await data.getAttribute('title'),
        value: await data.getAttribute('value'),
      };
    }

    /** What a press on "Download CSV" saves. */
    async function download(within: Locator): Promise<ReturnType<typeof readCsv>> {
      const saved = browser.page.waitForEvent('download');
      await within.getByRole('button', { name: 'Download CSV' }).click();
      return readCsv(readFileSync(await (await saved).path(), 'utf8'));
    }

    /** Nothing went wrong in the browser, and nothing bars people from what is shown now. */
    async function expectSoundPage(): Promise<void> {
      expect(await browser.accessibilityViolations()).toEqual([]);
      expect(browser.errors).toEqual([]);
    }

    it('shows calls, tokens and spend of the whole trace on the overview', async () => {
      const { totals } = await askFigures(stack, days.range);
      // The file itself, priced by hand at 2.50 and 10.00 dollars a million.
      expect(totals).toMatchObject({ calls: '8819', cost: [{ amount: trace.sums().cost, currency: 'USD' }] });
      await open('overview');
      expect(await figure('Calls')).toEqual({ text: '8,819', exact: '8,819', value: '8819' });
      expect(await figure('Spend')).toEqual({ text: '$47.61', exact: '$47.608895', value: '47.608895' });
      const tokens = BigInt(totals.tokens.total).toLocaleString('en-US');
      expect(await figure('Tokens')).toMatchObject({ exact: tokens, value: totals.tokens.total });
      await expectSoundPage();
    });

    it('has every cent in the table behind the chart, and in its download', async () => {
      await open('overview');
      const chart = browser.page.locator('tl-overview-course');
      await chart.getByRole('button', { name: 'Table' }).click();
      const cells = chart.locator('tl-chart-table tbody td[title^="$"]');
      await cells.first().waitFor();
      const titles = await cells.evaluateAll((found) => found.map((cell) => cell.getAttribute('title') ?? ''));
      expect(sumOf(titles.map((title) => title.slice(1)))).toBe('47.608895');
      expect(sumOf((await download(chart)).map((day) => day[TEAM] || '0'))).toBe('47.608895');
      await expectSoundPage();
    });

    it("groups by model and team, with the ledger's totals and a download of its exact figures", async () => {
      const { totals, rows } = await askFigures(stack, days.range);
      await open('explore', '&by=model,team');
      const table = browser.page.locator('tl-explore-table');
      const total = await textsOf(table.locator('tfoot td'));
      expect(total).toEqual(expect.arrayContaining([BigInt(totals.calls).toLocaleString('en-US'), '47.61']));
      expect((await download(table)).map(spendOf)).toEqual(
        rows.map(({ group: [model, team], calls, tokens, cost }) => ({
          model: model?.value,
          team: team?.value,
          calls,
          tokens: tokens.total,
          cost: cost[0]?.amount,
        })),
      );
      await expectSoundPage();
    });

    it('adds up over the hours to the same calls and cents', async () => {
      await open('explore', '&by=team&per=hour&table=rows');
      const hours = (await download(browser.page.locator('tl-explore-table'))).map(spendOf);
      expect(sumOf(hours.map(({ calls }) => calls ?? ''))).toBe('8819');
      expect(sumOf(hours.flatMap(({ cost }) => cost || []))).toBe('47.608895');
      await expectSoundPage();
    });

    it('leads from a group to its filter, and back to the same groups', async () => {
      await open('explore', '&by=team,project');
      const { page } = browser;
      const groups = page.locator('tl-explore-table tbody tr');
      const before = await textsOf(groups);
      await groups.getByRole('link', { name: PROJECT }).click();
      await page.waitForURL(new RegExp(`project=${PROJECT}`));
      const filter = page.locator('tl-filter-chips').getByText(PROJECT);
      await filter.waitFor();
      await page.goBack();
      await page.waitForURL((address) => address.search === `?${days.inAddress}&by=team,project`);
      await filter.waitFor({ state: 'detached' });
      // The groups of the narrower question stay, dimmed, until the others are answered.
      await groups.getByRole('link', { name: PROJECT }).waitFor();
      expect(await textsOf(groups)).toEqual(before);
      await expectSoundPage();
    });

    it('lists the newest calls first, as the ledger does', async () => {
      const calls = await askCalls(stack, days.range);
      await open('calls');
      const table = browser.page.locator('tl-table');
      const links = table.locator('tbody th a');
      await links.first().waitFor();
      const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')));
      expect(addresses).toEqual(calls.map(({ id }) => expect.stringMatching(new RegExp(`/calls/${id}\\?`))));
      expect((await download(table)).map(callOf)).toEqual(
        calls.map(({ startedAt, tokens, cost }) => ({ startedAt, tokens: tokens.total, cost: cost?.amount })),
      );
      await expectSoundPage();
    });

    it('finds a call by its id, and opens its receipt, whose lines add up to its cost', async () => {
      const call = (await askCalls(stack, days.range))[7];
      await open('calls');
      const { page } = browser;
      await page.getByRole('searchbox').fill(call?.id ?? '');
      await page.getByRole('searchbox').press('Enter');
      await page.waitForURL(new RegExp(`search=${call?.id}`));
      await page.getByText('1 call shown').waitFor();
      await page.locator('tl-table tbody th a').click();
      await page.waitForURL(new RegExp(`/calls/${call?.id}`));
      const bill = page.locator('table.bill');
      const amounts = await textsOf(bill.locator('tbody td:last-child'));
      const shown = await bill.locator('tfoot td:last-child').innerText();
      expect(sumOf(amounts)).toBe(sumOf([shown]));
      expect(sumOf([shown])).toBe(call?.cost?.amount);
      await expectSoundPage();
      await page.getByLabel('Theme').selectOption('dark');
      await page.locator('html[data-theme=dark]').waitFor();
      await expectSoundPage();
    });

    it('finds a project by the keyboard alone, and shows what is of it', async () => {
      await open('overview');
      const { page } = browser;
      await figure('Spend');
      await page.keyboard.press('Control+k');
      await page.locator('tl-palette input').waitFor();
      await page.keyboard.type(PROJECT);
      await page.locator('tl-palette [role=option]').getByText(PROJECT, { exact: true }).first().waitFor();
      await expectSoundPage();
      await page.keyboard.press('Enter');
      await page.waitForURL((address) => address.searchParams.getAll('project').includes(PROJECT));
      await page.locator('tl-palette').waitFor({ state: 'detached' });
      await page.locator('tl-filter-chips').getByText(PROJECT).waitFor();
    });

    it('speaks Chinese from the moment it is chosen', async () => {
      await open('overview');
      const { page } = browser;
      await figure('Spend');
      await page.getByLabel('Language').selectOption('zh-CN');
      await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
      expect(await figure('支出')).toEqual({ text: 'US$47.61', exact: 'US$47.608895', value: '47.608895' });
      await expectSoundPage();
    });

    it.each(['overview', 'explore', 'calls'])('is as readable in the dark: %s', async (path) => {
      await open(path);
      const { page } = browser;
      await page.getByLabel('Theme').selectOption('dark');
      await page.locator('html[data-theme=dark]').waitFor();
      await page.locator('tl-figure data, tl-table tbody tr').first().waitFor();
      await expectSoundPage();
    });
  });
});

/** What stands in elements, once there are any. */
async function textsOf(elements: Locator): Promise<readonly string[]> {
  await elements.first().waitFor();
  return elements.allInnerTexts();
}

type CsvLine = Readonly<Record<string, string>>;

function spendOf(line: CsvLine) {
  return {
    model: line['Model'],
    team: line['Team'],
    calls: line['Calls'],
    tokens: line['Tokens'],
    cost: line['Spend, USD'],
  };
}

function callOf(line: CsvLine) {
  return { startedAt: line['Time'], tokens: line['Tokens'], cost: line['Cost, USD'] };
}

/** Exact sum of decimal texts. */
function sumOf(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toFixed();
}
