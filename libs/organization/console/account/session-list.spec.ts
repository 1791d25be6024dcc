import { TestBed } from '@angular/core/testing';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { EndOtherSessionsDocument, EndSessionDocument, SessionsDocument } from '../operations';
import { ORGANIZATION_EN } from '../texts';
import { SessionList } from './session-list';

const phone = {
  __typename: 'Session' as const,
  id: 's2',
  isCurrent: false,
  userAgent: 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
  address: '192.0.2.7',
  openedAt: '2026-03-09T12:00:00Z',
  lastUsedAt: '2026-03-10T12:00:00Z',
};
const laptop = { ...phone, id: 's1', isCurrent: true, userAgent: '', address: null };

async function open(sessions: readonly (typeof phone | typeof laptop)[] = [phone, laptop]) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ORGANIZATION_EN })],
  });
  const api = TestBed.inject(ApolloTestingController);
  const fixture = TestBed.createComponent(SessionList);
  fixture.componentRef.setInput('timeZone', 'Europe/Berlin');
  const page = fixture.nativeElement as HTMLElement;
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  await settled();
  api.expectOne(SessionsDocument).flush({ data: { sessions } });
  await settled();
  return {
    page,
    api,
    settled,
    rows: () => [...page.querySelectorAll('.session')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
    async press(text: string) {
      const named = (button: HTMLElement) =>
        button.getAttribute('aria-label') === text || button.textContent?.trim() === text;
      [...page.querySelectorAll('button')].find(named)!.click();
      await settled();
    },
  };
}

describe('SessionList', () => {
  it('names each browser, where and when it was used, and the one in use first', async () => {
    const { rows } = await open();
    const [first, second] = rows();
    expect(first).toContain('A browser that does not say its name This one');
    expect(second).toContain('Chrome on Android');
    // 12:00 UTC is 13:00 in Berlin.
    expect(second).toMatch(/Last used .*13:00/);
    expect(second).toMatch(/Signed in .*13:00 from 192\.0\.2\.7/);
  });

  it('offers no end of the one in use', async () => {
    const { page, rows } = await open([laptop]);
    expect(rows()).toHaveLength(1);
    expect(page.querySelector('button')).toBeNull();
    expect(page.textContent).toContain('You are signed in nowhere else.');
  });

  it('ends one, and asks which are left', async () => {
    const screen = await open();
    await screen.press('Sign out Chrome on Android');
    const ended = screen.api.expectOne(EndSessionDocument);
    expect(ended.operation.variables).toEqual({ id: 's2' });
    ended.flush({ data: { endSession: true } });
    await screen.settled();
    screen.api.expectOne(SessionsDocument).flush({ data: { sessions: [laptop] } });
    await screen.settled();
    expect(screen.rows()).toHaveLength(1);
  });

  it('ends all others', async () => {
    const screen = await open();
    await screen.press('Sign out everywhere else');
    screen.api.expectOne(EndOtherSessionsDocument).flush({ data: { endOtherSessions: 1 } });
    await screen.settled();
    screen.api.expectOne(SessionsDocument).flush({ data: { sessions: [laptop] } });
  });

  it('says that nothing ended where the API does not answer', async () => {
    const screen = await open();
    await screen.press('Sign out everywhere else');
    screen.api.expectOne(EndOtherSessionsDocument).networkError(new Error('gone'));
    await screen.settled();
    expect(screen.page.querySelector('tl-failure')?.textContent).toContain('Nobody was signed out');
  });
});
