import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

import type { Welcome } from '../../testing/standalone-process';

/** What a browser needs to run in a container and to ask nothing of the network beyond the page. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESKTOP = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

export interface Violation {
  readonly rule: string;
  readonly help: string;
  readonly elements: readonly string[];
}

/** A person's browser on a running console, which remembers all that went wrong in it. */
export class ConsoleBrowser {
  /** Errors of the page's own: exceptions, `console.error`, refused by the content security policy. */
  readonly errors: string[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  static async open(
    executablePath: string,
    {
      viewport = DESKTOP,
      colorScheme = 'light',
      locale = 'en-US',
    }: {
      readonly viewport?: { readonly width: number; readonly height: number };
      readonly colorScheme?: 'light' | 'dark';
      readonly locale?: string;
    } = {},
  ): Promise<ConsoleBrowser> {
    const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
    const context = await browser.newContext({ viewport, colorScheme, locale, timezoneId: 'UTC' });
    // A page waits for engines that other tests share; how long that takes is for the benchmarks.
    context.setDefaultTimeout(90_000);
    return new ConsoleBrowser(browser, context, await context.newPage());
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Fills in the sign-in screen that is open. */
  async signIn({ adminEmail, adminPassword }: Pick<Welcome, 'adminEmail' | 'adminPassword'>): Promise<void> {
    await this.page.locator('#email').fill(adminEmail);
    await this.page.locator('#password').fill(adminPassword);
    await this.page.locator('button[type=submit]').click();
  }

  /**
   * Waits for a message at the foot of the page. Its text alone may be found twice: a screen reader is told it too, a
   * moment later.
   */
  async message(text: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Messages' }).getByText(text).waitFor();
  }

  /**
   * What axe finds against WCAG 2.1 A and AA on the page as it is once it stands still: a fade passes low contrast, and what
   * is about to be replaced is dimmed.
   */
  async accessibilityViolations(): Promise<readonly Violation[]> {
    while ((await this.page.locator('[aria-busy=true]').count()) > 0) await this.page.waitForTimeout(50);
    await this.page.evaluate(() => {
      const { document } = globalThis as unknown as { document: AnimatedDocument };
      const finite = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
      return Promise.allSettled(finite.map(({ finished }) => finished)).then(() => undefined);
    });
    // Through the debugger: the page's own policy forbids inline scripts, as it should.
    await this.page.evaluate(axeSource());
    const found = await this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    });
    return found.violations.map(({ id, help, nodes }) => ({ rule: id, help, elements: nodes.map(({ html }) => html) }));
  }
}

/** The part of a browser's document that tells what is moving. */
interface AnimatedDocument {
  getAnimations(): {
    readonly finished: Promise<unknown>;
    readonly effect: { getComputedTiming(): { readonly iterations?: number } } | null;
  }[];
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

function axeSource(): string {
  return readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
}
