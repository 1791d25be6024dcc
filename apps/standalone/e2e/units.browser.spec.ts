import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

const MARCH = 'from=2026-03-01&to=2026-03-31&compare=none';

/** Platform, with Payments below it, moves from Engineering to Customer service on 10 March. */
const COMPANY = [
  'kind,id,name,parent_kind,parent,from,until,aliases',
  'cost-centre,CC-100,Engineering,,,,,',
  'cost-centre,CC-200,Customer service,,,,,',
  'team,platform,Platform,cost-centre,CC-100,2026-01-01,2026-03-10,infra',
  'team,platform,Platform,cost-centre,CC-200,2026-03-10,,infra',
  'team,payments,Payments,team,platform,2026-01-01,,',
  'project,checkout,Checkout,team,payments,2026-01-01,,',
].join('\n');

describeWithBrowser('spend by organisation', (chromium) => {
  const folder = mkdtempSync(join(tmpdir(), 'tokenledger-units-'));
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    const calls = [
      { at: '2026-03-09T12:00:00Z', team: 'infra' },
      { at: '2026-03-10T12:00:00Z', team: 'platform' },
      { at: '2026-03-11T12:00:00Z', team: 'payments', project: 'checkout' },
      { at: '2026-03-12T12:00:00Z', team: 'Skunk works' },
      { at: '2026-03-12T12:00:00Z', team: null },
    ];
    for (const { at, ...names } of calls) await stack.send(oneCall({ ...names, at: new Date(at) }));
    for (;;) {
      const { ingestionStatus } = await stack.ask<{ ingestionStatus: { pendingBuckets: number } }>(
        '{ ingestionStatus { pendingBuckets } }',
      );
      if (ingestionStatus.pendingBuckets === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stack?.stop();
  });
  beforeEach(async () => (browser = await ConsoleBrowser.open(chromium)));
  afterEach(() => browser?.close());

  const row = (name: string) => browser.page.locator('tbody tr').filter({ hasText: name });
  const costOf = (name: string) => row(name).locator('data').getAttribute('value');
  const axe = async () => expect(await browser.accessibilityViolations()).toEqual([]);

  it('says how to begin without a directory; then either cost centre has its days of a team that moved', async () => {
    const { page } = browser;
    await page.goto(`${stack.welcome.console}units?${MARCH}`);
    await browser.signIn(stack.welcome);
    await page.getByText('The directory is empty').waitFor();
    await row('Skunk works').waitFor();
    await axe();

    const file = join(folder, 'company.csv');
    writeFileSync(file, COMPANY);
    stack.admin('directory', 'import', 'default', file);
    await page.reload();
    await page.getByText('Platform moved from Engineering to Customer service on 10 Mar 2026').waitFor();
    // 0.00255 dollars a call: one of the 9th, two from the 10th on
    expect(await costOf('Engineering')).toBe('0.00255');
    expect(await costOf('Customer service')).toBe('0.0051');
    expect(await row('Skunk works').innerText()).toMatch(/not in the directory/);
    expect(await costOf('Nobody')).toBe('0.00255');
    await axe();

    await page.getByRole('link', { name: 'Customer service' }).click();
    await row('Platform').waitFor();
    expect(await row('Platform').innerText()).toMatch(/from 10 Mar 2026 on/);
    await page.getByRole('link', { name: 'Platform', exact: true }).click();
    await row('Payments').waitFor();
    await page.getByRole('link', { name: 'Payments', exact: true }).click();
    await page.getByRole('link', { name: 'Checkout', exact: true }).click();
    await row('first-service').waitFor();
    await axe();
    const crumbs = page.getByRole('navigation', { name: 'Where this is' });
    expect(await crumbs.innerText()).toMatch(
      /Organisation\s*›\s*Customer service\s*›\s*Platform\s*›\s*Payments\s*›\s*Checkout/,
    );

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV of all levels' }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toContain('team,platform,Platform,yes,CC-100,platform');
    expect(csv).toContain('team,platform,Platform,yes,CC-200,platform');

    await crumbs.getByRole('link', { name: 'Platform' }).click();
    await row('Payments').getByRole('link', { name: 'Explore' }).click();
    await page.waitForURL(/explore\?.*team=payments/);
    expect(browser.errors).toEqual([]);
  });
});
