import { describeWithBrowser } from '@tokenledger/shared/testing';

import { ConsoleBrowser, DESKTOP, PHONE } from './testing/console-browser';
import { ConsoleStack } from './testing/console-stack';
import { oneCall } from './testing/one-call';

jest.setTimeout(240_000);

const IMAGE = '<img src=x onerror="window.executed=1">';
const SCRIPT = '"><script>window.executed=1</script>';
/** The longest owner that is kept, without a place to break it. */
const LONGEST = 'x'.repeat(200);
const TOO_LONG = 'y'.repeat(300);

interface Call {
  readonly id: string;
  readonly team: string | null;
  readonly project: string | null;
}

describeWithBrowser('hostile input on a running console', (chromium) => {
  let stack: ConsoleStack;
  let browser: ConsoleBrowser;
  let calls: readonly Call[];

  beforeAll(async () => {
    stack = await ConsoleStack.start();
    const names = { team: IMAGE, project: SCRIPT, user: IMAGE };
    await stack.send(oneCall(names));
    await stack.send(oneCall({ ...names, model: SCRIPT }));
    await stack.send(oneCall({ team: LONGEST, project: LONGEST, user: LONGEST, model: LONGEST }));
    await stack.send(oneCall({ team: TOO_LONG, project: 'too-long' }));
    const { recentCalls } = await stack.ask<{ recentCalls: { nodes: readonly Call[] } }>(
      '{ recentCalls(input: {}) { ... on CallConnection { nodes { id team project } } } }',
    );
    calls = recentCalls.nodes;
    await allRolledUp();
  });
  afterAll(() => stack?.stop());
  afterEach(() => browser?.close());

  async function allRolledUp(): Promise<void> {
    for (;;) {
      const { ingestionStatus } = await stack.ask<{ ingestionStatus: { pendingBuckets: number } }>(
        '{ ingestionStatus { pendingBuckets } }',
      );
      if (ingestionStatus.pendingBuckets === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async function signedIn(viewport: typeof DESKTOP | typeof PHONE): Promise<ConsoleBrowser> {
    browser = await ConsoleBrowser.open(chromium, { viewport });
    await browser.page.goto(`${stack.welcome.console}sign-in`);
    await browser.signIn(stack.welcome);
    await browser.page.waitForURL(/overview/);
    return browser;
  }

  function idOf(project: string): string {
    return calls.find((call) => call.project === project)?.id ?? '';
  }

  /** Opens a page, and waits until it has all that it asked for. */
  async function open(address: string): Promise<void> {
    await browser.page.goto(`${stack.welcome.console}${address}`);
    await browser.page.waitForLoadState('networkidle');
    await browser.page.locator('h1').waitFor();
  }

  async function expectHarmless(): Promise<void> {
    const found = await browser.page.evaluate(() => {
      const { document, executed } = globalThis as unknown as {
        executed?: unknown;
        document: {
          documentElement: { scrollWidth: number; clientWidth: number };
          querySelectorAll(selector: string): { length: number };
        };
      };
      const { scrollWidth, clientWidth } = document.documentElement;
      const strangers = document.querySelectorAll('img[onerror], body script:not([src])').length;
      return { executed: executed ?? 'nothing', strangers, overflowPx: scrollWidth - clientWidth };
    });
    expect({ url: browser.page.url(), ...found }).toMatchObject({ executed: 'nothing', strangers: 0, overflowPx: 0 });
  }

  const proposed = encodeURIComponent(IMAGE);
  const shownOn: readonly (readonly [string, () => string, readonly string[]])[] = [
    ['overview', () => 'overview?range=today', [IMAGE, SCRIPT, LONGEST]],
    ['explore', () => 'explore?range=today&by=team,project,model', [IMAGE, SCRIPT, LONGEST]],
    ['calls', () => 'calls?range=today', [IMAGE, SCRIPT, LONGEST]],
    ['a receipt', () => `calls/${idOf(SCRIPT)}`, [IMAGE, SCRIPT]],
    ['a receipt of long names', () => `calls/${idOf(LONGEST)}`, [LONGEST]],
    ['senders', () => 'ingestion', []],
    ['spend by organisation', () => 'units?range=today', [IMAGE]],
    ['unallocated spend', () => `unallocated?range=today&service=${encodeURIComponent(IMAGE)}`, [IMAGE]],
    ['flows', () => `flows?range=today&team=${encodeURIComponent(IMAGE)}`, [IMAGE]],
    [
      'a proposed rule',
      () => `rules?new=1&name=${proposed}&owner=team:${proposed}&when=service:equals:${proposed}`,
      [],
    ],
    ['an address with a filter', () => `overview?range=today&team=${encodeURIComponent(IMAGE)}`, [IMAGE]],
  ];

  it.each(shownOn)('shows markup in names as text on %s', async (_page, address, texts) => {
    await signedIn(DESKTOP);
    await open(address());
    for (const text of texts) await browser.page.getByText(text).first().waitFor({ state: 'attached' });
    await expectHarmless();
    expect(await browser.accessibilityViolations()).toEqual([]);
    expect(browser.errors).toEqual([]);
  });

  it.each(shownOn)('fits a phone with any name on %s', async (_page, address) => {
    await signedIn(PHONE);
    await open(address());
    await expectHarmless();
    expect(await browser.accessibilityViolations()).toEqual([]);
    expect(browser.errors).toEqual([]);
  });

  it('books a call whose team is longer than a name may be, without that team', () => {
    expect(calls).toHaveLength(4);
    expect(calls.find(({ project }) => project === 'too-long')?.team).toBeNull();
  });

  it('says that a range is empty, or that what was called has no price, and draws no figure for either', async () => {
    const { page } = await signedIn(DESKTOP);
    const empty = 'from=2026-01-01&to=2026-01-02';
    await open(`overview?${empty}`);
    await page.getByText('No calls in this range').waitFor();
    for (const path of ['explore', 'calls']) {
      await open(`${path}?${empty}`);
      expect(await page.locator('main').textContent()).not.toMatch(/NaN|undefined|Infinity/);
      expect(await browser.accessibilityViolations()).toEqual([]);
    }
    await open(`overview?range=today&model=${encodeURIComponent(SCRIPT)}`);
    await page.getByTitle('No call of this range has a price').first().waitFor();
    expect(await page.locator('tl-figure.spend').textContent()).toMatch(/^\s*Spend\s*—/);
    expect(await page.locator('main').textContent()).not.toMatch(/NaN|undefined|Infinity/);
    expect(browser.errors).toEqual([]);
  });

  it('refuses a question of fifty levels in words, with a code', async () => {
    const query = `${'{ call '.repeat(50)}${'}'.repeat(50)}`.replace('{ call }', '{ id }');
    const response = await fetch(stack.welcome.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${stack.welcome.readKey}` },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data?: unknown; errors: readonly object[] };
    expect({ status: response.status, data }).toEqual({ status: 400, data: undefined });
    expect(errors).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining('levels deep, at most 12 are answered') as string,
        extensions: expect.objectContaining({ code: expect.any(String) as string }) as object,
      }),
    );
  });
});
