import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeWithBrowser } from '@tokenledger/shared/testing';

import { OpenidProviderUnderTest } from '../../api/testing/openid-provider';
import { ConsoleBrowser } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';

jest.setTimeout(240_000);

const SECRET = 'a secret of the client, long enough';

describeWithBrowser('signing in at an identity provider to a running console', (chromium) => {
  let folder: string;
  let stack: ConsoleStack;
  let provider: OpenidProviderUnderTest;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tokenledger-identity-'));
    writeFileSync(join(folder, 'oidc'), SECRET);
    stack = await ConsoleStack.start({ API_IDENTITY_SECRETS_DIR: folder });
    const redirectUri = new URL('/auth/oidc/callback', stack.welcome.console).href;
    provider = await OpenidProviderUnderTest.start([{ clientId: 'tokenledger', secret: SECRET, redirectUri }]);
    provider.signsIn = 'cleo';
    const file = join(folder, 'provider.json');
    writeFileSync(
      file,
      JSON.stringify({
        name: 'Acme Login',
        issuer: provider.issuer,
        clientId: 'tokenledger',
        secretFile: 'oidc',
        emailDomains: ['acme.example'],
        groupRoles: [{ group: 'ledger-finance', role: 'finance' }],
      }),
    );
    stack.admin('identity-provider', 'set', 'default', file);
  });
  afterAll(async () => {
    await provider?.stop();
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: ['ledger-finance'] });
    browser = await ConsoleBrowser.open(chromium);
  });
  afterEach(() => browser?.close());

  it('leads there and back, to a console that knows the person and where they are signed in', async () => {
    const { page } = browser;
    await page.goto(`${stack.welcome.console}sign-in`);
    await page.getByRole('link', { name: 'Sign in with Acme Login' }).waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('link', { name: 'Sign in with Acme Login' }).click();
    await page.waitForURL(/overview/);
    await page.goto(`${stack.welcome.console}account`);
    await page.getByText('cleo@acme.example').first().waitFor();
    await page.locator('dd', { hasText: 'Finance' }).waitFor();
    await page.getByText('You are signed in nowhere else.').waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    expect(browser.errors).toEqual([]);
  });

  it('says whom to ask where the person is in no group that has a role', async () => {
    provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: [] });
    const { page } = browser;
    await page.goto(`${stack.welcome.console}sign-in`);
    await page.getByRole('link', { name: 'Sign in with Acme Login' }).click();
    await page.waitForURL(/refused=no-role/);
    expect(await page.getByRole('alert').textContent()).toMatch(
      /You have no access to TokenLedger yet.* quote err_\w+/,
    );
  });

  it('lets an owner check the connection and give a group a role, with which its members get in', async () => {
    provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: ['Ledger readers'] });
    const { page } = browser;
    await page.goto(`${stack.welcome.console}sign-in`);
    await browser.signIn(stack.welcome);
    await page.waitForURL(/overview/);
    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByRole('button', { name: 'Check the connection' }).click();
    await page.getByText('People can sign in').waitFor();
    await page.getByRole('button', { name: 'Give a group a role' }).click();
    await page.getByRole('textbox', { name: 'Group' }).fill('Ledger readers');
    await page.getByRole('dialog').getByLabel('Role').selectOption('AUDITOR');
    await page.getByRole('dialog').getByLabel('Where').selectOption('');
    expect(await browser.accessibilityViolations()).toEqual([]);
    await page.getByRole('button', { name: 'Give the role' }).click();
    await page.getByRole('button', { name: 'Remove from the group Ledger readers: Auditor' }).waitFor();
    expect(await browser.accessibilityViolations()).toEqual([]);
    expect(browser.errors).toEqual([]);

    const cleo = await ConsoleBrowser.open(chromium);
    try {
      await cleo.page.goto(`${stack.welcome.console}sign-in`);
      await cleo.page.getByRole('link', { name: 'Sign in with Acme Login' }).click();
      await cleo.page.waitForURL(/overview/);
    } finally {
      await cleo.close();
    }
  });
});
