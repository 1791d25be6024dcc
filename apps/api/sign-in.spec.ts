import { ANNAS_PASSWORD } from '@tokenledger/organization/testing';
import { TokenLedgerError } from '@tokenledger/shared/result';

import { acme, type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

const VIEWER = '{ viewer { organization { id name timeZone } user { email roles { role scopeUnit } } readKeyId } }';
const HOUR_MS = 3_600_000;

let api: ApiUnderTest;
let tab: BrowserTab;
const apis: ApiUnderTest[] = [];

async function start(...args: Parameters<typeof startApi>): Promise<ApiUnderTest> {
  const started = await startApi(...args);
  apis.push(started);
  return started;
}

beforeEach(async () => {
  api = await start();
  tab = new BrowserTab(api.url);
});

afterEach(async () => {
  await Promise.all(apis.splice(0).map(({ app }) => app.close()));
});

const codeOf = (answer: Awaited<ReturnType<BrowserTab['ask']>>) => answer.errors?.[0]?.extensions.code;

describe('signing in', () => {
  it('says who is signed in, and opens GraphQL with the cookie', async () => {
    const answer = await tab.signIn();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      user: { id: '00000000-0000-4000-8000-00000000000a', email: 'Anna@acme.example' },
      organization: { id: 'acme', name: 'Acme' },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect((await tab.ask(VIEWER)).data).toEqual({
      viewer: {
        organization: { id: 'acme', name: 'Acme', timeZone: 'Asia/Kolkata' },
        user: { email: 'Anna@acme.example', roles: [{ role: 'OWNER', scopeUnit: null }] },
        readKeyId: null,
      },
    });
  });

  it('tells a page whether there is a session to ask about, without refusing anything', async () => {
    expect(await tab.presence()).toMatchObject({ status: 200, body: { presented: false } });
    await tab.signIn();
    expect(await tab.presence()).toMatchObject({ status: 200, body: { presented: true } });
    await tab.signOut();
    expect(await tab.presence()).toMatchObject({ status: 200, body: { presented: false } });
  });

  it("answers from the person's own organisation", async () => {
    await tab.signIn('gus@globex.example');
    expect((await tab.ask('{ viewer { organization { id } } }')).data).toEqual({
      viewer: { organization: { id: 'globex' } },
    });
  });

  it('gives a cookie that no script reads and no other site sends with a form, until the session ends', async () => {
    const { headers } = await tab.signIn();
    expect(headers.get('set-cookie')).toMatch(
      // 7 days after 2026-03-20T12:00:00Z
      /^tokenledger_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=Fri, 27 Mar 2026 12:00:00 GMT$/,
    );
  });

  it('keeps the cookie to https where people open the console by https', async () => {
    const other = await start({}, { signIn: { publicUrl: 'https://ledger.acme.example/' } });
    const secured = new BrowserTab(other.url, { origin: 'https://ledger.acme.example' });
    const { headers } = await secured.signIn();
    expect(headers.get('set-cookie')).toMatch(/^__Host-tokenledger_session=[\w-]{43}; Path=\/; HttpOnly; .*; Secure; /);
    expect((await secured.ask(VIEWER)).status).toBe(200);
    const plain = secured.with(secured.headers);
    plain.cookie = secured.cookie?.replace('__Host-', '');
    expect((await plain.ask(VIEWER)).status).toBe(401);
  });

  it.each([
    ['a wrong password', 'anna@acme.example', 'correct horse batterx'],
    ['an unknown address', 'nobody@acme.example', ANNAS_PASSWORD],
  ])('refuses %s in the same words and at the same cost', async (_name, email, password) => {
    const answer = await tab.signIn(email, password);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      error: {
        code: 'WRONG_CREDENTIALS',
        message: 'the e-mail address or the password is wrong: check both, or ask an administrator for a new password',
        id: 'err_1',
        retriable: false,
      },
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(api.fakes.passwords.checks).toBe(1);
    const logged = api.logger.lines.filter(({ facts }) => facts['errorId'] === 'err_1');
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain(password);
  });

  it('tells only who knows the password that the organisation is suspended', async () => {
    api.fakes.organizations.suspend(acme);
    expect((await tab.signIn('anna@acme.example', 'wrong')).body.error?.code).toBe('WRONG_CREDENTIALS');
    const answer = await tab.signIn();
    expect(answer.status).toBe(403);
    expect(answer.body.error).toMatchObject({ code: 'ORGANIZATION_SUSPENDED' });
    expect(answer.body.error?.message).toContain('ask whoever runs TokenLedger');
  });

  it.each([
    ['no JSON', '{"email":', 'application/json', 400, 'BAD_REQUEST', 'JSON'],
    ['a form', 'email=a&password=b', 'application/x-www-form-urlencoded', 400, 'BAD_REQUEST', 'application/json'],
    ['text', '{"email":"a","password":"b"}', 'text/plain', 400, 'BAD_REQUEST', 'application/json'],
    ['no password', '{"email":"anna@acme.example"}', 'application/json', 400, 'BAD_REQUEST', 'password: '],
    ['a number', '{"email":7,"password":"x"}', 'application/json', 400, 'BAD_REQUEST', 'email: '],
    ['no address', '{"email":"anna","password":"x"}', 'application/json', 400, 'BAD_REQUEST', 'anna@acme.com'],
    ['a NUL', '{"email":"a\\u0000@b","password":"x"}', 'application/json', 400, 'BAD_REQUEST', 'email: '],
    [
      'a long address',
      `{"email":"${'a'.repeat(255)}","password":"x"}`,
      'application/json',
      400,
      'BAD_REQUEST',
      'email: ',
    ],
    ['a long body', `{"email":"${'a'.repeat(300_000)}"}`, 'application/json', 413, 'PAYLOAD_TOO_LARGE', '262144 bytes'],
  ])('refuses %s as a body and says what to send', async (_name, body, contentType, status, code, remedy) => {
    const answer = await tab.post(body, contentType);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code, id: 'err_1', message: expect.stringContaining(remedy) as unknown });
    expect(api.fakes.attempts.subjects).toEqual([]);
  });

  it('says "try again", not "wrong password", where accounts cannot be read', async () => {
    api.fakes.organizations.outage = new TokenLedgerError('connect ECONNREFUSED db:5432', {
      code: 'POSTGRES_UNAVAILABLE',
      retriable: true,
    });
    const answer = await tab.signIn();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.body.error).toMatchObject({ code: 'UNAVAILABLE', id: 'err_1' });
    expect(JSON.stringify(answer.body)).not.toContain('5432');
  });

  it('ends the session that the browser had before', async () => {
    await tab.signIn();
    const before = tab.with(tab.headers);
    await tab.signIn();
    expect((await before.ask(VIEWER)).status).toBe(401);
    expect((await tab.ask(VIEWER)).status).toBe(200);
  });

  it('answers other paths in the same shape', async () => {
    const response = await fetch(new URL('/auth/nothing', api.url));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND', id: 'err_1' } });
  });
});

describe('guessing', () => {
  it('locks an account for everybody after ten wrong passwords, until a quarter of an hour has passed', async () => {
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await tab.signIn('anna@acme.example', `guess ${guess}`)).status).toBe(401);
    }
    api.clock.advanceBy(5 * 60_000);
    const answer = await new BrowserTab(api.url).signIn('ANNA@acme.example');
    expect(answer.status).toBe(429);
    // 15 minutes from the first attempt, 5 of them gone
    expect(answer.headers.get('retry-after')).toBe('600');
    expect(answer.body.error).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      message: 'there were too many wrong passwords: try again in 10 minutes',
    });
    expect(api.fakes.passwords.checks).toBe(10);
    expect((await tab.signIn('gus@globex.example')).status).toBe(200);
    api.clock.advanceBy(10 * 60_000);
    expect((await tab.signIn()).status).toBe(200);
  });

  it('does not say by a lockout whether there is such an account', async () => {
    for (let guess = 0; guess < 10; guess += 1) await tab.signIn('nobody@acme.example', 'x');
    expect((await tab.signIn('nobody@acme.example', 'x')).status).toBe(429);
  });

  it('counts by the address of the client, which only a trusted proxy may name', async () => {
    const limits = { windowMs: 60_000, perAccount: 100, perAddress: 2 };
    const direct = await start({}, { signIn: { limits } });
    const proxied = await start({}, { signIn: { limits }, trustedProxies: ['loopback'] });
    const statuses = async ({ url }: ApiUnderTest): Promise<number[]> => {
      const found: number[] = [];
      for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.2', '203.0.113.1']) {
        const from = new BrowserTab(url, { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': address });
        found.push((await from.signIn('anna@acme.example', 'x')).status);
      }
      return found;
    };
    expect(await statuses(direct)).toEqual([401, 401, 429, 429]);
    expect(await statuses(proxied)).toEqual([401, 401, 401, 429]);
  });
});

describe('a session', () => {
  it('ends at sign-out, also for whoever copied the cookie', async () => {
    await tab.signIn();
    const copied = tab.with(tab.headers);
    const answer = await tab.signOut();
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toBe('tokenledger_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
    const refused = await copied.ask(VIEWER);
    expect(refused.status).toBe(401);
    expect(refused.errors?.[0]).toMatchObject({
      message: 'your session has ended: sign in again',
      extensions: { code: 'UNAUTHENTICATED', id: 'err_1' },
    });
    expect((await copied.signOut()).status).toBe(204);
  });

  it('can be signed out of where there is none', async () => {
    const answer = await new BrowserTab(api.url, {}).signOut();
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
  });

  it('ends after twelve hours without a request, not before, and counts uses by the minute', async () => {
    await tab.signIn();
    api.clock.advanceBy(12 * HOUR_MS - 1);
    expect((await tab.ask(VIEWER)).status).toBe(200);
    api.clock.advanceBy(30_000);
    await tab.ask(VIEWER);
    expect(api.fakes.organizations.touches).toBe(1);
    api.clock.advanceBy(12 * HOUR_MS - 30_000);
    expect(codeOf(await tab.ask(VIEWER))).toBe('UNAUTHENTICATED');
  });

  it('ends after a week, however busy', async () => {
    await tab.signIn();
    for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
      api.clock.advanceBy(8 * HOUR_MS);
      expect((await tab.ask(VIEWER)).status).toBe(200);
    }
    api.clock.advanceBy(8 * HOUR_MS);
    expect((await tab.ask(VIEWER)).status).toBe(401);
  });

  it('opens nothing once the organisation is suspended', async () => {
    await tab.signIn();
    api.fakes.organizations.suspend(acme);
    const answer = await tab.ask(VIEWER);
    expect(answer.status).toBe(403);
    expect(codeOf(answer)).toBe('FORBIDDEN');
  });

  it.each(['x', 'a'.repeat(43), `${'a'.repeat(43)}'; --`])('is not what somebody made up: %s', async (token) => {
    tab.cookie = `tokenledger_session=${token}`;
    expect((await tab.ask(VIEWER)).status).toBe(401);
  });

  it('is not asked about where a read key comes along', async () => {
    await tab.signIn();
    const answer = await tab.with({ authorization: 'Bearer tlr_globex' }).ask(VIEWER);
    expect(answer.data).toMatchObject({
      viewer: { organization: { id: 'globex' }, user: null, readKeyId: 'k-globex' },
    });
  });
});

describe('requests of other sites', () => {
  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from a page without an origin', { origin: 'null' }],
    ['that do not say where from', {}],
  ])('do nothing with the cookie: %s', async (_name, headers) => {
    await tab.signIn();
    const foreign = tab.with(headers);
    const answer = await foreign.ask(VIEWER);
    expect(answer.status).toBe(403);
    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect((await foreign.signOut()).status).toBe(403);
    expect((await tab.ask(VIEWER)).status).toBe(200);
  });

  it('sign nobody in', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await new BrowserTab(api.url, headers).signIn();
      expect(answer.status).toBe(403);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(api.fakes.attempts.subjects).toEqual([]);
  });

  it('are told from our own by the address that people open', async () => {
    await tab.signIn();
    expect((await tab.with({ origin: new URL(api.url).origin }).ask(VIEWER)).status).toBe(200);
    const other = await start({}, { signIn: { publicUrl: 'http://ledger.acme.example' } });
    const ours = new BrowserTab(other.url, { origin: 'http://ledger.acme.example' });
    expect((await ours.signIn()).status).toBe(200);
    expect((await ours.ask(VIEWER)).status).toBe(200);
    expect((await ours.with({ origin: new URL(other.url).origin }).ask(VIEWER)).status).toBe(403);
  });
});
