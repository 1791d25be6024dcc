import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

const OWNERS = `{ recentCalls(input: {}) { ... on CallConnection { nodes { team service } } } }`;

const PREVIEWED = `{ reratings(revises: OWNERS) { preview { differences { owner costBefore costAfter } } } }`;

interface Owners {
  readonly recentCalls: { readonly nodes: readonly { readonly team: string | null; readonly service: string }[] };
}

describeWithBrowser('attribution rules', (chromium) => {
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    for (let call = 0; call < 3; call += 1) await stack.send(oneCall({ team: null, service: 'notebooks' }));
    await stack.send(oneCall({ team: null, service: 'web' }));
  });
  afterAll(() => stack?.stop());
  beforeEach(async () => (browser = await ConsoleBrowser.open(chromium)));
  afterEach(() => browser?.close());

  const teams = async () =>
    (await stack.ask<Owners>(OWNERS)).recentCalls.nodes.map(({ team, service }) => `${service}: ${team}`).sort();

  it('are proposed by another page, tried, previewed, saved and applied in one step, and taken back by their history', async () => {
    const { page } = browser;
    const axe = async () => expect(await browser.accessibilityViolations()).toEqual([]);
    await page.goto(`${stack.welcome.console}rules?new=1&name=Notebooks&when=service:equals:notebooks`);
    await browser.signIn(stack.welcome);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'A new rule' }).waitFor();
    await axe();
    // The owner has the focus; what is typed there is kept without choosing it from a list.
    await page.keyboard.type('data-science');
    await dialog.getByRole('button', { name: 'Put into the draft' }).click();
    await page.getByText('service is notebooks').waitFor();
    await page.getByRole('heading', { name: 'Changes that are not saved: 1' }).waitFor();
    await axe();

    await page.getByText('Try the rules on a call').click();
    await page.getByRole('textbox', { name: 'Value', exact: true }).fill('notebooks');
    await page.getByRole('button', { name: 'Try', exact: true }).click();
    await page.getByText('Rule 1, Notebooks, takes it: Team data-science').waitFor();
    await axe();

    await page.getByRole('button', { name: 'See what moves' }).click();
    await page.getByText('is empty: say why').waitFor();
    await page.getByRole('textbox', { name: 'Why' }).fill('they are theirs');
    await page.getByRole('button', { name: 'See what moves' }).click();
    const apply = page.getByRole('button', { name: 'Save, and apply to 3 calls' });
    await apply.waitFor();
    await page.getByRole('row', { name: /data-science \(team\) 3 0 0/ }).waitFor();
    // 3 calls of 0.00255 dollars
    expect(await stack.ask(PREVIEWED)).toMatchObject({
      reratings: [{ preview: { differences: [{ owner: null, costBefore: '0.00765' }, { costAfter: '0.00765' }] } }],
    });
    expect(await teams()).toEqual(['notebooks: null', 'notebooks: null', 'notebooks: null', 'web: null']);
    await axe();

    await apply.click();
    await page.locator('tl-rule-reattribution').getByText('Applied', { exact: true }).waitFor();
    await page.getByText('Version 1, saved').waitFor();
    const owned = 'notebooks: data-science';
    expect(await teams()).toEqual([owned, owned, owned, 'web: null']);
    await axe();

    // A draft stays while another page is looked at.
    await page.getByRole('button', { name: 'Remove Notebooks' }).click();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'Attribution rules' }).click();
    await page.getByRole('heading', { name: 'Changes that are not saved: 1' }).waitFor();
    await page.getByRole('textbox', { name: 'Why' }).fill('a mistake');
    await page.getByRole('button', { name: 'Save for calls to come' }).click();
    await page.getByText('Version 2, saved').waitFor();
    await page.getByText('Earlier versions').click();
    await page.getByText('Removed: Notebooks').waitFor();
    await axe();
    await page.getByRole('button', { name: 'Make a draft of it' }).click();
    await page.getByText('service is notebooks').waitFor();
  });
});
