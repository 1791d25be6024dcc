import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

describeWithBrowser('an owner and the organisation as a whole', (chromium) => {
  const folder = mkdtempSync(join(tmpdir(), 'organisation-'));
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.send(oneCall({ team: 'payments' }));
    browser = await ConsoleBrowser.open(chromium);
    await browser.page.goto(`${stack.welcome.console}sign-in`);
    await browser.signIn(stack.welcome);
    await browser.page.waitForURL(/overview/);
    await browser.page.getByRole('link', { name: 'Organisation', exact: true }).click();
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('take all of it out: the file holds the call to the last digit, and an operator finds it whole', async () => {
    const { page } = browser;
    await page.getByText('Nobody has taken it out yet.').waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Start an export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Download/ }).click(),
    ]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    const readings = gunzipSync(execFileSync('tar', ['xOf', file, 'clickhouse/usage_events.ndjson.gz'])).toString();
    expect(
      readings
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual([
      // (200 × 2.50 + 1000 × 1.25 + 80 × 10.00) ÷ 1,000,000
      expect.objectContaining({ team: 'payments', effective_cost: expect.stringMatching(/^0\.002550*$/) }),
    ]);
    expect(stack.admin('tenant', 'verify-export', file)).toMatch(/ {2}OK {2}/);
    const second = join(folder, 'second.tar');
    const tenant = download.suggestedFilename().replace(/-\d{4}-\d\d-\d\d\.tar$/, '');
    expect(stack.admin('tenant', 'export', tenant, '--to', second)).toContain(`${second}  OK`);
  });

  it('ask for it to be deleted, see that on every page, and take it back', async () => {
    const { page } = browser;
    const name = await page.getByLabel('Name', { exact: true }).inputValue();
    await page.getByLabel(`Type “${name}” to confirm`).fill('something else');
    await page.getByRole('button', { name: 'Delete in seven days' }).click();
    await page.getByText('Type the name of the organisation as it is').waitFor();
    await page.getByLabel(`Type “${name}” to confirm`).fill(name);
    await page.getByRole('button', { name: 'Delete in seven days' }).click();
    await page.getByText('asked for this organisation to be deleted').waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('This organisation is to be deleted with everything of it').waitFor();
    await page.getByRole('link', { name: 'Take it back' }).click();
    await page.getByRole('button', { name: 'Keep the organisation' }).click();
    await browser.message('The organisation stays.');
    await page.getByText('This organisation is to be deleted').first().waitFor({ state: 'detached' });
    expect(browser.errors).toEqual([]);
  });
});
