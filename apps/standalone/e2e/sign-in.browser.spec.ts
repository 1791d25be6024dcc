import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';

jest.setTimeout(240_000);

describeWithBrowser('signing in to a running console', (chromium) => {
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => (stack = await ConsoleStack.start()));
  afterAll(() => stack?.stop());
  beforeEach(async () => (browser = await ConsoleBrowser.open(chromium)));
  afterEach(() => browser?.close());

  it('asks who it is, and leads back to the page that was wanted', async () => {
    const { page } = browser;
    await page.goto(`${stack.welcome.console}explore?range=lastMonth`);
    await page.waitForURL(/sign-in/);
    expect(await browser.accessibilityViolations()).toEqual([]);
    await browser.signIn(stack.welcome);
    await page.waitForURL(/\/explore\?range=lastMonth$/);
    expect(browser.errors).toEqual([]);
  });

  it('refuses a wrong password in words, in either language', async () => {
    const { page } = browser;
    await page.goto(`${stack.welcome.console}sign-in`);
    await browser.signIn({ ...stack.welcome, adminPassword: 'not this one' });
    expect(await page.getByRole('alert').textContent()).toContain('do not belong together');
    const chinese = await ConsoleBrowser.open(chromium, { locale: 'zh-CN' });
    try {
      await chinese.page.goto(`${stack.welcome.console}sign-in`);
      await chinese.signIn({ ...stack.welcome, adminPassword: 'not this one' });
      expect(await chinese.page.getByRole('alert').textContent()).toContain('不匹配');
    } finally {
      await chinese.close();
    }
  });

  it('signs out for good: the way back is closed', async () => {
    const { page } = browser;
    await page.goto(`${stack.welcome.console}sign-in`);
    await browser.signIn(stack.welcome);
    await page.waitForURL(/overview/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    await page.goto(`${stack.welcome.console}overview`);
    await page.waitForURL(/sign-in/);
  });

  it('asks again where the session ended on an open page, and goes on there', async () => {
    const { page, context } = browser;
    await page.goto(`${stack.welcome.console}sign-in`);
    await browser.signIn(stack.welcome);
    await page.waitForURL(/overview/);
    await context.clearCookies();
    // The page waits for a first call, asks again by itself, and is refused.
    await page.waitForURL(/sign-in\?ended=1/);
    expect(await page.getByRole('status').textContent()).toContain('Your session has ended');
    await browser.signIn(stack.welcome);
    // The address of signing in names the page as well.
    await page.waitForURL(({ pathname }) => pathname === '/overview');
    await page.getByRole('heading', { name: 'Send your first call' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(new URL(page.url()).pathname).toBe('/overview');
  });
});
