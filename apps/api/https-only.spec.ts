import { serveSite } from '@tokenledger/shared/web-site';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type ApiUnderTest, startApi } from './testing/api-under-test';

describe('keeping browsers to https', () => {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  let api: ApiUnderTest | undefined;

  beforeAll(() => {
    writeFileSync(join(folder, 'index.html'), '<tl-console></tl-console>');
    writeFileSync(join(folder, 'main-AbCd1234.js'), 'start()');
  });
  afterEach(() => api?.app.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What each kind of answer says, with its status before it. */
  async function told(publicUrl: string | undefined): Promise<readonly string[]> {
    api = await startApi({}, { signIn: { publicUrl }, site: serveSite({ folder, except: ['/graphql', '/auth'] }) });
    const { origin } = new URL(api.url);
    const asked: [string, RequestInit?][] = [
      ['/'],
      ['/main-AbCd1234.js'],
      ['/nowhere.js'],
      ['/auth/session'],
      ['/auth/oidc/start', { redirect: 'manual' }],
      ['/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":' }],
      ['/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ a }"}' }],
    ];
    const answers = await Promise.all(asked.map(([path, request]) => fetch(`${origin}${path}`, request)));
    return answers.map(({ status, headers }) => `${status} ${headers.get('strict-transport-security')}`);
  }

  it('is said for a year with every answer, pages and refusals too, where people open the console by https', async () => {
    const statuses = [200, 200, 404, 200, 303, 400, 401];
    expect(await told('https://ledger.acme.example')).toEqual(statuses.map((status) => `${status} max-age=31536000`));
  });

  it.each([undefined, 'http://ledger.acme.example'])('is not said where the address is %s', async (publicUrl) => {
    for (const answer of await told(publicUrl)) expect(answer).toMatch(/^\d+ null$/);
  });
});
