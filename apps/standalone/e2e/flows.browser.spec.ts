import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

describeWithBrowser('flows between owners', (chromium) => {
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => (stack = await ConsoleStack.start()));
  afterAll(() => stack?.stop());
  beforeEach(async () => (browser = await ConsoleBrowser.open(chromium)));
  afterEach(() => browser?.close());

  it('are none until somebody works for another; then both sides of the same money are shown', async () => {
    const { page } = browser;
    const axe = async () => expect(await browser.accessibilityViolations()).toEqual([]);
    await stack.send(oneCall({ team: 'apps' }));
    await page.goto(`${stack.welcome.console}flows`);
    await browser.signIn(stack.welcome);
    await page.getByText('No call here was made for another owner').waitFor();
    await axe();

    for (let call = 0; call < 4; call += 1) await stack.send(oneCall({ team: 'search', madeFor: 'apps' }));
    const flow = page.getByRole('row', { name: /apps search 4/ });
    while (!(await flow.isVisible())) {
      await page.waitForTimeout(500);
      await page.reload();
      await page.getByRole('heading', { name: 'Who works for whom' }).waitFor();
      await page.waitForTimeout(500);
    }
    // 5 calls of 0.00255 dollars, 4 of them for apps: 0.0102 of 0.01275
    await page.getByText(/\(80(\.0)?\s%\) was spent for somebody else/).waitFor();
    await page.getByRole('row', { name: /^apps .*\+\$0\.01/ }).waitFor();
    await page.getByRole('row', { name: /^search .*-\$0\.01/ }).waitFor();
    await axe();

    // No project is named on either side.
    await page.getByText('Projects', { exact: true }).click();
    await page.getByText('No call here was made for another owner').waitFor();
    await page.getByText('Teams', { exact: true }).click();
    await flow.getByRole('link').click();
    await page.getByRole('heading', { name: 'Explore' }).waitFor();
    expect(new URL(page.url()).searchParams.get('originatingTeam')).toBe('apps');
  });
});
