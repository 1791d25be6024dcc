import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeWithBrowser } from '@tokenledger/shared/testing';

import { BrowserTab } from '../../api/testing/browser-tab';
import { StandaloneProcess, type Welcome } from '../testing/standalone-process';
import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { keepDeadLetter } from './testing/keep-dead-letter';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

async function openAt(browser: ConsoleBrowser, welcome: Welcome, address: string): Promise<void> {
  await browser.page.goto(`${welcome.console}${address}`);
  await browser.signIn(welcome);
  await browser.page.locator('h1').waitFor();
}

/** @returns the status that the collector answers a call with */
async function sendWith(key: string, { otlpHttp }: Welcome): Promise<number> {
  const response = await fetch(`${otlpHttp}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(oneCall()),
  });
  return response.status;
}

describeWithBrowser('from an empty organisation to a replaced key', (chromium) => {
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => (stack = await ConsoleStack.start()));
  afterAll(() => stack?.stop());
  beforeEach(async () => (browser = await ConsoleBrowser.open(chromium)));
  afterEach(() => browser?.close());

  it('leads to the first call, and shows it by itself once it is there', async () => {
    const { page } = browser;
    await openAt(browser, stack.welcome, 'overview');
    await page.getByRole('heading', { name: 'Send your first call' }).waitFor();
    await page.getByText(`${stack.welcome.otlpHttp}/v1/traces`).first().waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);

    await stack.send(oneCall());
    await page.getByRole('heading', { name: 'Your first call is here' }).waitFor();
    // 200 × 2.50 + 1000 × 1.25 + 80 × 10.00 = 2,550 dollars per million
    await page.getByText('$0.00255').waitFor();
    await page.getByText('1,280', { exact: true }).waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Open the overview' }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(browser.errors).toEqual([]);
  });

  it('says that it receives, from whom, and nothing of it is waiting', async () => {
    const { page } = browser;
    await stack.send(oneCall());
    await openAt(browser, stack.welcome, 'ingestion');
    await page.getByText('Calls arrive and reach the figures').waitFor();
    await page.getByRole('table', { name: 'Senders' }).getByText('first-service').waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    expect(browser.errors).toEqual([]);
  });

  it('tells every way to send with the address that takes calls', async () => {
    const { page } = browser;
    const { otlpHttp } = stack.welcome;
    await openAt(browser, stack.welcome, 'ingestion');
    await page.getByRole('tab', { name: 'Set up' }).click();
    await page.locator('dd code', { hasText: otlpHttp }).waitFor();
    for (const way of [
      'TypeScript SDK',
      'OTLP variables',
      'curl',
      'OpenTelemetry Collector',
      'Claude Code',
      'Python',
    ]) {
      await page.locator('tl-segmented').getByText(way, { exact: true }).click();
      await page.locator('tl-code pre', { hasText: otlpHttp }).waitFor();
    }
    expect(await browser.accessibilityViolations()).toEqual([]);
    expect(browser.errors).toEqual([]);
  });

  it('makes a key that works and whose secret is seen once, replaces it, and ends it', async () => {
    const { page } = browser;
    await openAt(browser, stack.welcome, 'ingestion');
    await page.getByRole('tab', { name: 'Keys' }).click();
    await page.getByRole('button', { name: 'Make a key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('checkout');
    expect(await browser.accessibilityViolations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Make the key' }).click();
    const secret = await secretShown();
    expect(await browser.accessibilityViolations()).toEqual([]);
    expect(await sendWith(secret, stack.welcome)).toBe(200);
    await leaveWithout(secret);
    await page.reload();
    await page.getByRole('button', { name: 'Rotate key checkout' }).waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(await browser.accessibilityViolations()).toEqual([]);

    await page.getByRole('button', { name: 'Rotate key checkout' }).click();
    await dialog.getByRole('button', { name: 'Make the new key' }).click();
    const successor = await secretShown();
    expect(successor).not.toBe(secret);
    await leaveWithout(successor);
    expect(await sendWith(secret, stack.welcome)).toBe(200);
    expect(await sendWith(successor, stack.welcome)).toBe(200);

    await page.getByRole('button', { name: 'Revoke the old key' }).click();
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByText('is refused everywhere').waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Revoke the key' }).click();
    await browser.message('“checkout” is revoked.');
    const revokedAt = Date.now();
    while ((await sendWith(secret, stack.welcome)) !== 401) await page.waitForTimeout(200);
    // What the collector knows of a key is believed for three seconds.
    expect(Date.now() - revokedAt).toBeLessThan(10_000);
    expect(await sendWith(successor, stack.welcome)).toBe(200);
    await page.getByRole('row', { name: /checkout.*Revoked/ }).waitFor();
    expect(browser.errors).toEqual([]);

    async function secretShown(): Promise<string> {
      return (await dialog.locator('.secret code').textContent()) ?? '';
    }

    /** Nothing was copied, so that it asks once. */
    async function leaveWithout(shown: string): Promise<void> {
      expect(shown).toMatch(/^tli_/);
      await dialog.getByRole('button', { name: 'Done' }).click();
      await dialog.getByRole('button', { name: 'Leave without it' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await page.content()).not.toContain(shown);
      expect(page.url()).not.toContain(shown);
    }
  });
});

describeWithBrowser('a dead letter on a running console', (chromium) => {
  let folder: string;
  let running: StandaloneProcess;
  let welcome: Welcome;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tokenledger-dead-letter-'));
    // PostgreSQL does not run as root: another user must be able to enter.
    chmodSync(folder, 0o755);
    const state = join(folder, 'state');
    running = StandaloneProcess.start({ TOKENLEDGER_STATE_DIR: state });
    const first = await running.ready();
    await running.end('SIGTERM');
    await keepDeadLetter(state, first, oneCall({ team: 'from-a-letter' }));
    running = StandaloneProcess.start({ TOKENLEDGER_STATE_DIR: state });
    welcome = await running.ready();
    browser = await ConsoleBrowser.open(chromium);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is told in words, replayed, and its call is booked once', async () => {
    const { page } = browser;
    await openAt(browser, welcome, 'ingestion?tab=dead-letters');
    await page.getByRole('tab', { name: /Dead letters/, selected: true }).waitFor();
    await page.getByRole('heading', { name: '1 × Processing failed' }).waitFor();
    await page.getByText('Something unexpected went wrong while the record was processed').waitFor();
    await page.getByRole('table').getByText('the price book could not be read').waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    const tab = new BrowserTab(welcome.graphql);
    await tab.signIn(welcome.adminEmail, welcome.adminPassword);
    expect(await teamsOfCalls()).toEqual([]);

    await page.getByRole('button', { name: 'Replay all 1' }).click();
    await page.getByRole('button', { name: 'Replay 1', exact: true }).click();
    await page.getByText('Replayed 1 of 1 letters.').waitFor();
    await page.getByText('No dead letter waits').waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    while ((await teamsOfCalls()).length === 0) await page.waitForTimeout(200);
    expect(await teamsOfCalls()).toEqual(['from-a-letter']);
    expect(browser.errors).toEqual([]);

    async function teamsOfCalls(): Promise<readonly unknown[]> {
      const { data } = await tab.ask(
        '{ recentCalls(input: {}) { ... on CallConnection { nodes { team } } ... on InvalidCallsInput { issues { message } } } }',
      );
      return (data?.['recentCalls'] as { nodes: readonly { team: unknown }[] }).nodes.map(({ team }) => team);
    }
  });
});
