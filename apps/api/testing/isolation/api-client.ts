import type { AnyQuestion } from '../any-question';
import type { Ask } from './attack';
import type { MarkedOrganisation } from './marked-organisation';

/** Sends requests with whatever headers a test makes up. */
export class ApiClient {
  constructor(private readonly origin: string) {}

  /** With these headers in every request, beside those of a question. */
  asking(own: Readonly<Record<string, string>>): Ask {
    return async (question, headers) => (await this.send(question, { ...own, ...headers })).text;
  }

  async send(
    { text, variables }: Pick<AnyQuestion, 'text' | 'variables'>,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly text: string }> {
    return this.request('POST', '/graphql', headers, { query: text, variables });
  }

  request(method: string, path: string, headers: Readonly<Record<string, string>>, body?: object) {
    return this.sendText(method, path, headers, body === undefined ? undefined : JSON.stringify(body));
  }

  async sendText(method: string, path: string, headers: Readonly<Record<string, string>>, body?: string) {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      // A connection that is kept may be closed while a slow test thinks.
      headers: { 'content-type': 'application/json', connection: 'close', ...headers },
      // Where an answer leads to somebody else's pages, that is looked at and not gone to.
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    const [cookie = ''] = response.headers.getSetCookie().map((set) => set.split(';')[0] ?? '');
    return { status: response.status, text: await response.text(), cookie };
  }

  /** @returns headers of a browser in which the organisation's owner is signed in */
  async ownersHeaders({ email, password }: MarkedOrganisation): Promise<Readonly<Record<string, string>>> {
    const { status, cookie } = await this.request(
      'POST',
      '/auth/session',
      // Which browser it is stands in the session, and names whose it is.
      { 'user-agent': `the browser of ${email}` },
      { email, password },
    );
    if (status !== 200) throw new Error(`signing in was answered with ${status}`);
    return { cookie, 'sec-fetch-site': 'same-origin' };
  }
}
