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
    const link = await row('shop').getByRole('link', { name: 'Assign to The store' }).getAttribute('href');
    expect(new URLSearchParams(link?.split('?')[1]).getAll('when')).toEqual(['service:equals:shop']);
    expect(new URLSearchParams(link?.split('?')[1]).get('owner')).toBe('project:store');

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
});
