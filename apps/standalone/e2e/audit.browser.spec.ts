import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser, PHONE } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';

jest.setTimeout(240_000);

describeWithBrowser('the audit log in a browser', (chromium) => {
  let stack: ConsoleStack;
  const open: ConsoleBrowser[] = [];

  beforeAll(async () => (stack = await ConsoleStack.start()));
  afterAll(() => stack?.stop());
  afterEach(() => Promise.all(open.splice(0).map((browser) => browser.close())));

  async function signedIn(options: Parameters<typeof ConsoleBrowser.open>[1] = {}): Promise<ConsoleBrowser> {
    const browser = await ConsoleBrowser.open(chromium, options);
    open.push(browser);
    await browser.page.goto(`${stack.welcome.console}sign-in`);
    await browser.signIn(stack.welcome);
    await browser.page.waitForURL(/overview/);
    return browser;
  }

  it('shows how the installation began and what was done since, entry by entry', async () => {
    const owner = await signedIn();
    await changeCurrency(owner);
    await owner.page.getByRole('link', { name: 'Audit log' }).click();
    const rows = owner.page.locator('tl-audit-page tbody tr');
    await rows.first().waitFor();
    expect((await rows.allInnerTexts()).map((row) => row.split(/\s*\t\s*/)[1]?.trim())).toEqual([
      'Reporting currency changed',
      'Signed in',
      'Key issued',
      'Key issued',
      'Person added',
      'Organisation created',
    ]);
    expect(await owner.accessibilityViolations()).toEqual([]);

    await owner.page.getByRole('button', { name: 'Details of entry 6' }).click();
    await owner.page.getByRole('dialog').getByText('"currency": "EUR"').waitFor();
    expect(await owner.accessibilityViolations()).toEqual([]);
    await owner.page.getByRole('button', { name: 'Close' }).click();

    await owner.page.getByLabel('What was done').selectOption({ label: 'Key issued' });
    await owner.page.waitForURL(/action=key\.issued/);
    await rows.nth(2).waitFor({ state: 'detached' });
    expect((await rows.allInnerTexts()).every((row) => row.includes('Key issued'))).toBe(true);
    expect(owner.errors).toEqual([]);
  });

  it('fits a phone', async () => {
    const owner = await signedIn({ viewport: PHONE, colorScheme: 'dark', locale: 'zh-CN' });
    await owner.page.goto(`${stack.welcome.console}audit`);
    await owner.page.locator('tl-audit-page tbody tr').first().waitFor();
    expect(await owner.accessibilityViolations()).toEqual([]);
    const width = await owner.page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(PHONE.width);
    expect(owner.errors).toEqual([]);
  });

  async function changeCurrency({ page }: ConsoleBrowser): Promise<void> {
    const status = await page.evaluate(`fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation { changeReportingCurrency(currency: "EUR") { __typename } }' }),
    }).then((answer) => answer.status)`);
    expect(status).toBe(200);
  }
});
