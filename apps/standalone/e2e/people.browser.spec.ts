import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

const PSEUDONYM = /Person [0-9A-F]{16}/;

describeWithBrowser('an owner and the people in figures', (chromium) => {
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    await stack.send(oneCall({ user: 'ada@acme.example' }));
    browser = await ConsoleBrowser.open(chromium);
    await browser.page.goto(`${stack.welcome.console}sign-in`);
    await browser.signIn(stack.welcome);
    await browser.page.waitForURL(/overview/);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  it('hide names under pseudonyms, see them for a reason and a while, and hide them again on the page that is open', async () => {
    const { page } = browser;
    await page.getByRole('link', { name: 'Organisation', exact: true }).click();
    await page.getByRole('radio', { name: /Pseudonyms/ }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Show pseudonyms' }).click();
    await browser.message('People are shown under pseudonyms.');
    expect(await browser.accessibilityViolations()).toEqual([]);

    const groups = page.locator('tl-explore-table tbody');
    await page.goto(`${stack.welcome.console}explore?by=user`);
    await groups.getByText(PSEUDONYM).first().waitFor();
    expect(await groups.textContent()).not.toContain('ada@acme.example');

    await page.getByRole('link', { name: 'Organisation', exact: true }).click();
    await page.getByRole('button', { name: 'Show names…' }).click();
    await page.getByLabel('Reason').fill('a leaked key of one person');
    await page.getByLabel('How long').selectOption('2 hours');
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Show names' }).click();
    await page.getByText(/You see names of people until .*: a leaked key of one person/).waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);

    await page.goto(`${stack.welcome.console}explore?by=user`);
    await groups.getByText('ada@acme.example').first().waitFor();
    await page.getByRole('button', { name: 'End now' }).click();
    await groups.getByText(PSEUDONYM).first().waitFor();
    expect(await page.locator('main').textContent()).not.toContain('ada@acme.example');
    await page.getByText('You see names of people until').first().waitFor({ state: 'detached' });
    // What the toast says is told to screen readers, too, and stands nowhere on the page.
    const announced = page.locator('.cdk-live-announcer-element', { hasText: 'Names are hidden from you again.' });
    expect(await announced.boundingBox()).toMatchObject({ width: 1, height: 1 });

    await page.getByRole('link', { name: 'Audit log' }).click();
    for (const deed of [
      'How people are shown changed',
      'Names of people shown for a while',
      'Names of people hidden again',
    ]) {
      await page.locator('tl-audit-page tbody').getByText(deed).first().waitFor();
    }
    expect(browser.errors).toEqual([]);
  });
});
