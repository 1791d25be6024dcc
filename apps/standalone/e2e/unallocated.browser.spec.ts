import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

const MARCH = 'from=2026-03-01&to=2026-03-31&compare=none';

const COMPANY = [
  'kind,id,name,parent_kind,parent,from,until,aliases',
  'team,platform,Platform,,,,,',
  'project,store,The store,team,platform,2026-01-01,,',
  'service,shop,Shop,project,store,2026-01-01,,',
].join('\n');

const CALLS_OF_PROJECT = `query($input: RecentCallsInput!) { recentCalls(input: $input) {
  ... on CallConnection { nodes { id } } } }`;

describeWithBrowser('unallocated spend', (chromium) => {
  const folder = mkdtempSync(join(tmpdir(), 'tokenledger-unallocated-'));
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    const calls = [
      { team: 'platform' },
      { team: null, service: 'shop' },
      { team: null, service: 'shop' },
      { team: null, service: 'markup <b>bold</b>' },
      { team: null, service: null },
    ];
    for (const names of calls) await stack.send(oneCall({ ...names, at: new Date('2026-03-12T12:00:00Z') }));
    for (;;) {
      const { ingestionStatus } = await stack.ask<{ ingestionStatus: { pendingBuckets: number } }>(
        '{ ingestionStatus { pendingBuckets } }',
      );
      if (ingestionStatus.pendingBuckets === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const file = join(folder, 'company.csv');
    writeFileSync(file, COMPANY);
    stack.admin('directory', 'import', 'default', file);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stack?.stop();
  });
  beforeEach(async () => (browser = await ConsoleBrowser.open(chromium)));
  afterEach(() => browser?.close());

  const row = (name: string) => browser.page.locator('tbody tr').filter({ hasText: name });
  const axe = async () => expect(await browser.accessibilityViolations()).toEqual([]);

  it('leads from the overview to what nobody owns, and from there to what mends it', async () => {
    const { page } = browser;
    await page.goto(`${stack.welcome.console}overview?${MARCH}`);
    await browser.signIn(stack.welcome);
    // One call of five has an owner, and all cost the same.
    const coverage = page.locator('tl-figure').filter({ hasText: 'Spend with an owner' });
    await coverage.getByText('20.0 %').waitFor();
    await coverage.getByRole('link', { name: 'Unallocated' }).click();

    await row('shop').waitFor();
    await axe();
    // 0.00255 dollars a call
    expect(await row('shop').locator('data').getAttribute('value')).toBe('0.0051');
    expect(await page.locator('tbody tr').count()).toBe(3);
    expect(await row('markup').innerText()).toContain('markup <b>bold</b>');
    const link = await row('markup').getByRole('link', { name: 'Assign…' }).getAttribute('href');
    expect(new URLSearchParams(link?.split('?')[1]).getAll('when')).toEqual(['service:equals:markup <b>bold</b>']);

    await row('shop').getByRole('button', { name: 'Set in the sender: shop' }).click();
    await page.getByRole('dialog').getByText('OTEL_RESOURCE_ATTRIBUTES="project.id=store"').waitFor();
    await axe();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

    await page.getByText('Coverage', { exact: true }).click();
    await page.waitForURL(/course=coverage/);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV of causes' }).click();
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('Unmapped value,shop,,,USD,0.0051,0.5,2,');

    await row('ingestion key').getByRole('link', { name: 'Give the key an owner' }).click();
    await page.getByText('names no owner for what it sends').waitFor();
    await axe();
    await page.goBack();
    await row('shop').getByRole('link', { name: 'Calls of shop' }).click();
    await page.waitForURL(/calls\?.*service=shop/);
    const calls = page.locator('tbody tr').filter({ hasText: 'gpt-4o' });
    await calls.first().waitFor();
    expect(await calls.count()).toBe(2);
    expect(browser.errors).toEqual([]);
  });

  it('is brought to the directory where that has the service, and calls that come belong there by themselves', async () => {
    const { page } = browser;
    await page.goto(`${stack.welcome.console}unallocated?${MARCH}`);
    await browser.signIn(stack.welcome);
    await row('shop').getByRole('link', { name: 'Bring to The store' }).click();
    await page.waitForURL(/rules\?from=2026-03-01&to=2026-03-31/);
    await page.getByText('There are no rules yet').waitFor();
    await page.getByLabel('Why').fill('the shop was placed');
    await page.getByRole('button', { name: 'See what moves' }).click();
    const moved = page.locator('tl-rule-reattribution');
    await moved.getByText('Calls that would move: 2').waitFor();
    await axe();
    await moved.getByRole('button', { name: 'Apply to 2 calls' }).click();
    await moved.getByText('Applied', { exact: true }).waitFor();

    await stack.send(oneCall({ team: null, service: 'SHOP', at: new Date('2026-03-13T12:00:00Z') }));
    const input = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z', filter: { project: ['store'] } };
    let ids: readonly { readonly id: string }[] = [];
    while (ids.length < 3) {
      await page.waitForTimeout(200);
      const asked = await stack.ask<{ recentCalls: { nodes: typeof ids } }>(CALLS_OF_PROJECT, { input });
      ids = asked.recentCalls.nodes;
    }
    await page.goto(`${stack.welcome.console}calls/${ids[0]?.id}`);
    await page.getByText('the directory, by its service').waitFor();
    await axe();
    expect(browser.errors).toEqual([]);
  });
});
