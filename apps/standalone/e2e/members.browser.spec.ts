import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

const DIRECTORY = 'kind,id,name\ncost-centre,CC-1,One\nteam,payments,Payments\n';

describeWithBrowser('somebody who leads a team', (chromium) => {
  let stack: ConsoleStack;
  const open: ConsoleBrowser[] = [];

  beforeAll(async () => (stack = await ConsoleStack.start()));
  afterAll(() => stack?.stop());
  afterEach(() => Promise.all(open.splice(0).map((browser) => browser.close())));

  async function signedIn(email: string, password: string): Promise<ConsoleBrowser> {
    const browser = await ConsoleBrowser.open(chromium);
    open.push(browser);
    await browser.page.goto(`${stack.welcome.console}sign-in`);
    await browser.signIn({ adminEmail: email, adminPassword: password });
    await browser.page.waitForURL(/overview/);
    return browser;
  }

  it('is added by an owner, sees the spend of the team and nothing else, and nothing at all once the role is taken', async () => {
    for (const team of ['Payments', 'payments', 'search']) await stack.send(oneCall({ team }));
    const owner = await signedIn(stack.welcome.adminEmail, stack.welcome.adminPassword);
    await importDirectory(owner);

    await owner.page.getByRole('link', { name: 'Members' }).click();
    await owner.page.getByRole('button', { name: 'Add a person' }).click();
    await owner.page.getByLabel('E-mail').fill('lea@acme.example');
    await owner.page.getByLabel('Id of the team').fill('payments');
    expect(await owner.accessibilityViolations()).toEqual([]);
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    const password = (await owner.page.locator('tl-role-dialog code').textContent()) ?? '';
    await owner.page.getByRole('button', { name: 'Copy the password' }).click();
    await owner.page.getByRole('button', { name: 'Done' }).click();
    await owner.page.getByText('Lead of team payments').waitFor();
    expect(await owner.accessibilityViolations()).toEqual([]);

    const lead = await signedIn('lea@acme.example', password);
    await lead.page.locator('nav').getByText('Lead of team payments').waitFor();
    expect(await lead.page.locator('nav li').allInnerTexts()).toEqual([
      'Overview',
      'Explore',
      'By organisation',
      'Flows',
      'Calls',
    ]);
    // Two of three calls: (200 × 2.50 + 1000 × 1.25 + 80 × 10.00) ÷ 1,000,000 = 0.00255 each
    await lead.page.locator('tl-overview-page').getByText('$0.0051').first().waitFor();
    await lead.page.getByRole('link', { name: 'Explore' }).click();
    await lead.page.locator('tl-explore-table tbody th').first().waitFor();
    expect(await lead.page.locator('tl-explore-table').textContent()).not.toContain('search');
    await lead.page.goto(`${stack.welcome.console}prices`);
    await lead.page.getByText('You may not see or do this.').first().waitFor();
    expect(await lead.accessibilityViolations()).toEqual([]);

    await owner.page.getByRole('button', { name: 'Take from lea@acme.example: Lead of team payments' }).click();
    await owner.page.getByRole('button', { name: 'Take the role' }).click();
    await owner.page.getByText('No role: signs in and sees nothing').waitFor();
    await lead.page.goto(`${stack.welcome.console}calls`);
    await lead.page.getByRole('heading', { name: 'You have no role yet' }).waitFor();
    await lead.page.getByText('You may not see or do this.').first().waitFor({ state: 'detached' });
    expect(await lead.accessibilityViolations()).toEqual([]);
    await lead.page.getByRole('link', { name: 'Your account' }).click();
    await lead.page.getByRole('heading', { name: 'Account' }).waitFor();
    expect(owner.errors).toEqual([]);
  });

  /** As the directory's own page does. */
  async function importDirectory({ page }: ConsoleBrowser): Promise<void> {
    const answer = await page.evaluate(async (csv) => {
      const query = 'mutation($csv: String!) { importDirectory(input: { csv: $csv, preview: false }) { __typename } }';
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { csv } }),
      });
      return response.text();
    }, DIRECTORY);
    expect(answer).toContain('DirectoryChange');
  }
});
