import { aUser, addPerson } from '@tokenledger/organization/testing';

import { acme, type ApiUnderTest, startApi } from './testing/api-under-test';
import { BrowserTab } from './testing/browser-tab';

const SESSIONS = '{ sessions { id isCurrent userAgent address openedAt lastUsedAt expiresAt } }';
const BEN = '00000000-0000-4000-8000-00000000000b';
const NOBODY = '00000000-0000-4000-8000-0000000000ff';

interface Listed {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly userAgent: string;
}

describe('sessions', () => {
  let api: ApiUnderTest;

  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.app.close());

  async function signedIn(userAgent: string, email?: string): Promise<BrowserTab> {
    const tab = new BrowserTab(api.url, { 'sec-fetch-site': 'same-origin', 'user-agent': userAgent });
    expect((await tab.signIn(email)).status).toBe(200);
    return tab;
  }

  async function listed(tab: BrowserTab): Promise<readonly Listed[]> {
    return (await tab.ask(SESSIONS)).data?.['sessions'] as readonly Listed[];
  }

  const isSignedIn = async (tab: BrowserTab) => (await tab.ask(SESSIONS)).status === 200;

  it("lists one's own that go on, with what tells them apart, and which one asks", async () => {
    const laptop = await signedIn('Firefox on a laptop');
    await signedIn('Chrome on a phone');
    await signedIn('Edge', 'gus@globex.example');
    const sessions = await listed(laptop);
    expect(sessions).toHaveLength(2);
    expect(sessions.find(({ isCurrent }) => isCurrent)).toEqual({
      id: expect.any(String),
      isCurrent: true,
      userAgent: 'Firefox on a laptop',
      address: expect.stringContaining('127.0.0.1'),
      openedAt: '2026-03-20T12:00:00.000Z',
      lastUsedAt: '2026-03-20T12:00:00.000Z',
      expiresAt: '2026-03-27T12:00:00.000Z',
    });
    expect(sessions.find(({ isCurrent }) => !isCurrent)?.userAgent).toBe('Chrome on a phone');
  });

  it('ends one of them at once, and not twice', async () => {
    const [laptop, phone] = [await signedIn('laptop'), await signedIn('phone')];
    const id = (await listed(laptop)).find(({ userAgent }) => userAgent === 'phone')?.id;
    const end = () => laptop.ask('mutation ($id: ID!) { endSession(id: $id) }', { id });
    expect((await end()).data).toEqual({ endSession: true });
    expect(await isSignedIn(phone)).toBe(false);
    expect((await end()).data).toEqual({ endSession: false });
    expect(await isSignedIn(laptop)).toBe(true);
  });

  it.each([NOBODY, 'no id at all'])('ends nothing by the id "%s"', async (id) => {
    const laptop = await signedIn('laptop');
    expect((await laptop.ask('mutation ($id: ID!) { endSession(id: $id) }', { id })).data).toEqual({
      endSession: false,
    });
  });

  it("ends nobody else's, though their id is known", async () => {
    const [anna, gus] = [await signedIn('laptop'), await signedIn('Edge', 'gus@globex.example')];
    const id = (await listed(gus))[0]?.id;
    expect((await anna.ask('mutation ($id: ID!) { endSession(id: $id) }', { id })).data).toEqual({ endSession: false });
    expect(await isSignedIn(gus)).toBe(true);
  });

  it('ends all but the one that asks', async () => {
    const [laptop, phone, tablet] = [await signedIn('laptop'), await signedIn('phone'), await signedIn('tablet')];
    expect((await laptop.ask('mutation { endOtherSessions }')).data).toEqual({ endOtherSessions: 2 });
    expect([await isSignedIn(laptop), await isSignedIn(phone), await isSignedIn(tablet)]).toEqual([true, false, false]);
  });

  it('are not those that are over, whether by their age or unused for long, and none of these counts as ended', async () => {
    await signedIn('a phone that lies in a drawer');
    // Half a day without use.
    api.clock.advanceBy(12 * 3_600_000);
    const [laptop, tablet] = [await signedIn('laptop'), await signedIn('tablet')];
    expect((await listed(laptop)).map(({ userAgent }) => userAgent).sort()).toEqual(['laptop', 'tablet']);
    expect((await laptop.ask('mutation { endOtherSessions }')).data).toEqual({ endOtherSessions: 1 });
    expect(api.fakes.audit.entriesOf(acme).at(-1)).toMatchObject({ action: 'sessions.ended', after: '{"count":1}' });
    expect(await isSignedIn(tablet)).toBe(false);
  });

  it('are of people: a read key has none to see', async () => {
    const answer = await api.ask(SESSIONS);
    expect(answer.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  describe('of somebody else', () => {
    const END = `mutation ($userId: ID!) { endSessionsOf(userId: $userId) {
      __typename ... on SessionsEnded { count } ... on InvalidMemberInput { issues { field message } } } }`;

    beforeEach(() =>
      addPerson(api.fakes.organizations, aUser({ tenant: acme, id: BEN, email: 'ben@acme.example' }), 'member'),
    );

    it('are ended by an owner, all of them', async () => {
      const [anna, ben] = [await signedIn('laptop'), await signedIn('phone', 'ben@acme.example')];
      const answer = await anna.ask(END, { userId: BEN });
      expect(answer.data).toEqual({ endSessionsOf: { __typename: 'SessionsEnded', count: 1 } });
      expect([await isSignedIn(anna), await isSignedIn(ben)]).toEqual([true, false]);
    });

    it.each([NOBODY, 'user-gus'])('are not ended where the organisation has nobody "%s"', async (userId) => {
      const [anna, gus] = [await signedIn('laptop'), await signedIn('Edge', 'gus@globex.example')];
      const message = `There is nobody ${userId}; list the members to see their ids.`;
      expect((await anna.ask(END, { userId })).data).toEqual({
        endSessionsOf: { __typename: 'InvalidMemberInput', issues: [{ field: 'userId', message }] },
      });
      expect(await isSignedIn(gus)).toBe(true);
    });

    it('are not ended by who may not change members', async () => {
      const ben = await signedIn('phone', 'ben@acme.example');
      const answer = await ben.ask(END, { userId: aUser().id });
      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    });
  });
});
