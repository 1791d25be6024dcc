import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

const RECENT = `{ recentCalls(input: {}) { ... on CallConnection { nodes { cost { amount currency } } } } }`;

interface Recent {
  readonly recentCalls: {
    readonly nodes: readonly { readonly cost: { readonly amount: string; readonly currency: string } | null }[];
  };
}

describeWithBrowser('a model without a price', (chromium) => {
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => (stack = await ConsoleStack.start()));
  afterAll(() => stack?.stop());
  beforeEach(async () => (browser = await ConsoleBrowser.open(chromium)));
  afterEach(() => browser?.close());

  it('is found, gets the price that is suggested, and its calls cost what that says: the next, and the past once re-rated', async () => {
    const { page } = browser;
    const call = { model: 'openai/gpt-4o-2024-08-06', provider: 'acme-gateway' };
    await stack.send(oneCall(call));
    await page.goto(`${stack.welcome.console}prices`);
    await browser.signIn(stack.welcome);
    const row = page.getByRole('row', { name: /openai\/gpt-4o-2024-08-06/ });
    await row.getByText('The provider is in no price list').waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);

    await row.getByRole('button', { name: 'Price it: openai/gpt-4o-2024-08-06' }).click();
    await page.getByRole('button', { name: 'Take over' }).click();
    const input = page.getByLabel('Input', { exact: true });
    while ((await input.inputValue()) !== '2.5') await page.waitForTimeout(50);
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Save price' }).click();
    await page.getByText('openai/gpt-4o-2024-08-06 has a price.').first().waitFor();

    await page.getByRole('link', { name: 'Re-rate past calls' }).click();
    await page.getByRole('heading', { name: 'Re-rate calls' }).waitFor();
    expect(await page.getByLabel('Model', { exact: true }).inputValue()).toBe(call.model);
    expect(await page.getByLabel('Provider', { exact: true }).inputValue()).toBe(call.provider);

    // 200 × 2.50 + 1000 × 1.25 + 80 × 10.00 = 2,550 dollars per million; a new price is in force within ten seconds
    const costs = async () => (await stack.ask<Recent>(RECENT)).recentCalls.nodes.map(({ cost }) => cost);
    let [newest] = await costs();
    while (newest === null || newest === undefined) {
      await page.waitForTimeout(1_000);
      await stack.send(oneCall(call));
      [newest] = await costs();
    }
    expect(newest).toEqual({ amount: '0.00255', currency: 'USD' });
    expect(await costs()).toContain(null);

    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByRole('button', { name: /^Change \d+ calls$/ }).click();
    await page.getByRole('dialog').getByText('get a price for the first time').waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Change the calls' }).click();
    await page.locator('tl-rerating-detail').getByText('Done', { exact: true }).first().waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    const past = await costs();
    expect(past).toEqual(past.map(() => ({ amount: '0.00255', currency: 'USD' })));

    await page.getByRole('link', { name: 'Price lists' }).click();
    await page.getByRole('button', { name: /^entered/ }).click();
    await page.getByRole('cell', { name: 'acme-gateway' }).first().waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    expect(browser.errors).toEqual([]);
  });
});
