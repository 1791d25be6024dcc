import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';

jest.setTimeout(240_000);

const SAMPLE = resolve('docs/guides/directory-sample.csv');

describeWithBrowser('the directory', (chromium) => {
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;

  beforeAll(async () => (stack = await ConsoleStack.start()));
  afterAll(() => stack?.stop());
  beforeEach(async () => (browser = await ConsoleBrowser.open(chromium)));
  afterEach(() => browser?.close());

  it('is imported after a preview; a team that moves on the 10th is where it was on the 9th; and is exported as it is', async () => {
    const { page } = browser;
    const axe = async () => expect(await browser.accessibilityViolations()).toEqual([]);
    await page.goto(`${stack.welcome.console}directory`);
    await browser.signIn(stack.welcome);
    await page.getByText('No directory yet').waitFor();
    await axe();

    await page.getByRole('button', { name: 'Import' }).first().click();
    await page.locator('input[type=file]').setInputFiles(SAMPLE);
    await page.getByText('New: 15, renamed: 0, placed or moved: 13, allowances: 3, ended: 0').waitFor();
    await page.getByText('Person: 4 new, 3 allowances changed').waitFor();
    const changes = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download all changes as CSV' }).click();
    const lines = (await readFile(await (await changes).path(), 'utf8')).split('\n');
    // A header, 15 units, 13 placements, 3 allowances, and what follows the last line end.
    expect(lines).toHaveLength(1 + 15 + 13 + 3 + 1);
    await axe();
    await page.getByRole('button', { name: 'Change the directory' }).click();
    const item = (name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
    await item('Payments').waitFor();
    await axe();

    // By keyboard: Platform is closed and opened again.
    await item('Platform').click();
    await page.getByRole('heading', { name: 'Platform' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await item('Payments').waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await item('Payments').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Payments' }).waitFor();
    await page.getByText('5,000,000').waitFor();
    await axe();

    await page.getByRole('button', { name: 'Move' }).click();
    await page.getByRole('combobox', { name: 'Belongs to' }).fill('help');
    await page.getByRole('option', { name: /Helpdesk/ }).click();
    await page.getByLabel('From', { exact: true }).fill('2026-03-10');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByText('1 Jan 2026 to 9 Mar 2026: Platform').waitFor();
    await page.getByText('from 10 Mar 2026 on: Helpdesk').waitFor();
    await page.getByText('What is below it moves with it: units 1, people 2.').waitFor();
    await axe();
    await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click();
    await browser.message('Payments was moved.');

    const levelOn = async (day: string) => {
      await page.getByLabel('As of').fill(day);
      await page.getByText(`This is ${Number(day.slice(-2))} Mar 2026, not today.`).waitFor();
      await page
        .locator('.lineage')
        .filter({ hasText: day < '2026-03-10' ? 'Platform' : 'Helpdesk' })
        .waitFor();
      return item('Payments').getAttribute('aria-level');
    };
    // Engineering › Platform › Payments, and Customer service › Helpdesk › Payments
    expect(await levelOn('2026-03-09')).toBe('3');
    expect(await page.locator('.lineage').innerText()).toMatch(/Engineering\s*›\s*Platform/);
    await axe();
    expect(await levelOn('2026-03-11')).toBe('3');
    expect(await page.locator('.lineage').innerText()).toMatch(/Customer service\s*›\s*Helpdesk/);
    expect(new URL(page.url()).searchParams.get('on')).toBe('2026-03-11');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = await (await download).path();
    await page.getByRole('button', { name: 'Import' }).first().click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('The file says what holds already.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();

    await page.getByLabel('Find by name, id or alias').fill('ada');
    await page.getByRole('button', { name: /Ada Lovelace/ }).click();
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await page.getByRole('button', { name: 'Set the allowance' }).click();
    await page.getByLabel('Tokens a month', { exact: true }).fill('1.5');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByText('is no whole number of tokens').waitFor();
    await axe();
    await page.getByLabel('Tokens a month', { exact: true }).fill('7000000');
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await browser.message('Ada Lovelace was changed.');
    const newAllowance = page.locator('tl-unit-detail').getByText('7,000,000 tokens a month');
    await newAllowance.waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await newAllowance.waitFor({ state: 'detached' });
    await page.getByText('from 1 Jan 2026 on').first().waitFor();
    await axe();
    expect(browser.errors).toEqual([]);
  });

  it('asks before an undo takes back what was done since', async () => {
    const { page } = browser;
    await page.goto(`${stack.welcome.console}directory?unit=TEAM:search`);
    await browser.signIn(stack.welcome);
    const rename = async (name: string) => {
      await page.getByRole('button', { name: 'Edit' }).click();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name, exact: true }).waitFor();
    };
    await rename('Search and discovery');
    const undo = page.getByRole('button', { name: 'Undo' }).last();
    await undo.waitFor();
    // Somebody else, in another window.
    await page.evaluate(async () => {
      const query = `mutation { changeDirectory(input: { preview: false, rows: [
        { kind: TEAM, id: "search", name: "Discovery" }] }) { __typename } }`;
      const headers = { 'content-type': 'application/json' };
      await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) });
    });
    await undo.click();
    const question = page.getByRole('alertdialog');
    await question.getByText(/Team Discovery: name, owners or aliases — /).waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Discovery', exact: true }).waitFor();
    expect(browser.errors).toEqual([]);
  });

  it('takes a file of a hundred thousand people, and still opens a level', async () => {
    const { page } = browser;
    await page.goto(`${stack.welcome.console}directory`);
    await browser.signIn(stack.welcome);
    const teams = Array.from({ length: 1_000 }, (_, n) => `team,t${n},Team ${n},CC-9,2026-01-01`);
    const people = Array.from({ length: 100_000 }, (_, n) => `person,p${n}@acme.example,,t${n % 1_000},2026-01-01`);
    const lines = ['kind,id,name,parent,from', 'cost-centre,CC-9,Everybody,,', ...teams, ...people];
    await page.getByRole('button', { name: 'Import' }).first().click();
    const buffer = Buffer.from(`${lines.join('\n')}\n`);
    await page.locator('input[type=file]').setInputFiles({ name: 'all.csv', mimeType: 'text/csv', buffer });
    // Somebody chose the wrong file: nothing is waited for, nothing was changed.
    await page.getByText('Working out what lines change: 101,001. Nothing is changed yet.').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.getByText('New: 101,001, renamed: 0, placed or moved: 101,000').waitFor();
    await page.getByRole('button', { name: 'Change the directory' }).click();
    await browser.message('The directory was changed.');
    await page.getByRole('treeitem', { name: /^Everybody/ }).click();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('treeitem', { name: '800 more: find them by name' }).waitFor();
    expect(browser.errors).toEqual([]);
  });
});
