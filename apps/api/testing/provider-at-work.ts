import { aProvider, OPERATOR } from '@tokenledger/organization/testing';

import type { ApiAppOptions } from '../create-api-app';
import { acme, type ApiUnderTest, CLIENT_SECRET, startApi } from './api-under-test';
import { BrowserTab } from './browser-tab';
import { FollowingBrowser } from './following-browser';
import { MovedClock } from './moved-clock';
import { OpenidProviderUnderTest } from './openid-provider';

/** The API with acme's OpenID provider beside it, where Anna and Cleo are known, and a browser of each of them. */
export class ProviderAtWork {
  /** Of whoever was sent to the provider last. */
  browser = new FollowingBrowser();
  private readonly browsers = new Map<string, FollowingBrowser>();

  private constructor(
    readonly api: ApiUnderTest,
    readonly provider: OpenidProviderUnderTest,
    readonly clock: MovedClock,
  ) {}

  static async start(options: Partial<ApiAppOptions> = {}): Promise<ProviderAtWork> {
    const clock = new MovedClock();
    const api = await startApi({ clock }, options);
    const redirectUri = `${new URL(api.url).origin}/auth/oidc/callback`;
    const clients = [{ clientId: 'tokenledger', secret: CLIENT_SECRET, redirectUri }];
    const provider = await OpenidProviderUnderTest.start(clients);
    provider.accounts.set('anna', { email: 'anna@acme.example', email_verified: true, groups: ['ledger-finance'] });
    provider.accounts.set('cleo', { email: 'cleo@acme.example', email_verified: true, groups: ['data'] });
    const settings = aProvider({ tenant: acme, issuer: provider.issuer });
    await api.fakes.identityProviders.set(settings, OPERATOR, clock.now());
    return new ProviderAtWork(api, provider, clock);
  }

  async stop(): Promise<void> {
    await this.api.app.close();
    await this.provider.stop();
  }

  get origin(): string {
    return new URL(this.api.url).origin;
  }

  /** To the provider and back. @returns the address of the way back, not opened yet */
  wayBack(as = 'cleo'): Promise<URL> {
    this.provider.signsIn = as;
    this.browser = this.browsers.get(as) ?? new FollowingBrowser();
    this.browsers.set(as, this.browser);
    return this.browser.followUntil(`${this.origin}/auth/oidc/start`, `${this.origin}/auth/oidc/callback`);
  }

  /** Opens the way back. @returns why nobody was let in; undefined where somebody was */
  async refusalOf(callback: URL): Promise<string | undefined> {
    const location = (await this.browser.open(callback)).headers.get('location') ?? '';
    return new URL(location, this.origin).searchParams.get('refused') ?? undefined;
  }

  /** @returns a tab with the session that was opened */
  async signedIn(as = 'cleo'): Promise<BrowserTab> {
    const refusal = await this.refusalOf(await this.wayBack(as));
    if (refusal !== undefined) throw new Error(`${as} was refused: ${refusal}`);
    const tab = new BrowserTab(this.api.url);
    tab.cookie = this.browser.cookieOf(this.origin, 'tokenledger_session');
    return tab;
  }

  /** What acme's log tells of an action, the oldest first. */
  told(action: string) {
    return this.api.fakes.audit.entriesOf(acme).filter((entry) => entry.action === action);
  }
}
