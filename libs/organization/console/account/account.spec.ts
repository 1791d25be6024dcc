import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { UI_EN } from '@tokenledger/shared/ui/texts';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { ChangePasswordDocument, PeoplePrivacyDocument, ViewerDocument, type ViewerQuery } from '../operations';
import { PeopleSight } from '../people/people-sight';
import { ViewerSession } from '../session/viewer-session';
import { ORGANIZATION_EN } from '../texts';
import { Account } from './account';

const VIEWER: ViewerQuery = {
  viewer: {
    organization: {
      id: 'acme',
      name: 'Acme',
      timeZone: 'Europe/Berlin',
      reportingCurrency: 'USD',
      hasCalls: true,
      deletion: null,
    },
    user: {
      id: 'u1',
      email: 'ada@acme.example',
      hasPassword: true,
      roles: [{ role: 'OWNER', scopeKind: null, scopeUnit: null }],
    },
    permissions: ['ACCOUNT_USE', 'SPEND_READ'],
    seesAllSpend: true,
  },
};

async function open(viewer: ViewerQuery = VIEWER) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests({ ...UI_EN, ...ORGANIZATION_EN })],
    providers: [provideHttpClient(), PeopleSight],
  });
  const api = TestBed.inject(ApolloTestingController);
  const loaded = TestBed.inject(ViewerSession).load();
  api.expectOne(ViewerDocument).flush({ data: viewer });
  await loaded;
  const fixture = TestBed.createComponent(Account);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const settled = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  return {
    page,
    api,
    settled,
    problem: (field: string) => page.querySelector(`#password-problem-${field}`)?.textContent?.trim(),
    async submit(current: string, next: string, repeated = next) {
      for (const [name, value] of Object.entries({ current, next, repeated })) {
        page.querySelector<HTMLInputElement>(`[name="${name}"]`)!.value = value;
      }
      page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await settled();
    },
  };
}

describe('Account', () => {
  it('says who is signed in, and of which organisation', async () => {
    const { page } = await open();
    for (const part of ['ada@acme.example', 'Owner', 'Acme', 'Europe/Berlin', 'USD']) {
      expect(page.textContent).toContain(part);
    }
  });

  it('says how people are shown, to those who do not decide it', async () => {
    const { page, api, settled } = await open();
    const peoplePrivacy = { __typename: 'PeoplePrivacy', view: 'GROUPS', groupSize: 7, lift: null };
    api.expectOne(PeoplePrivacyDocument).flush({ data: { peoplePrivacy } });
    await settled();
    const note = page.querySelector('tl-people-note');
    expect(note?.textContent).toContain('In groups of at least 7');
    expect(note?.querySelector('button, input')).toBeNull();
  });

  it('has no password to change for who signs in at a provider only', async () => {
    const user = { ...VIEWER.viewer.user!, hasPassword: false };
    const { page } = await open({ viewer: { ...VIEWER.viewer, user } });
    expect(page.textContent).toContain('You sign in at your identity provider');
    expect(page.querySelector('form')).toBeNull();
  });

  it('tells the rules first, and what breaks them without asking the API', async () => {
    const screen = await open();
    expect(screen.page.textContent).toContain('12 to 256 characters');
    await screen.submit('old password here', 'short', 'shorter');
    expect(screen.problem('next')).toBe('Too short: choose at least 12 characters.');
    expect(screen.problem('repeated')).toContain('The two differ');
    expect(screen.page.ownerDocument.body.textContent).not.toContain('was changed at');
    screen.api.expectNone(ChangePasswordDocument);
  });

  it('shows at its field what only the API knows', async () => {
    const screen = await open();
    await screen.submit('wrong password', 'four loose words');
    const issues = [{ field: 'currentPassword', message: 'no' }];
    screen.api
      .expectOne(ChangePasswordDocument)
      .flush({ data: { changePassword: { __typename: 'InvalidPasswordInput', issues } } });
    await screen.settled();
    expect(screen.problem('current')).toContain('This is not your current password');
  });

  it('says that the other sessions have ended, and keeps nothing that was typed', async () => {
    const screen = await open();
    await screen.submit('old password here', 'four loose words');
    const request = screen.api.expectOne(ChangePasswordDocument);
    expect(request.operation.variables).toEqual({
      input: { currentPassword: 'old password here', newPassword: 'four loose words' },
    });
    request.flush({ data: { changePassword: { __typename: 'PasswordChanged', changedAt: '2026-03-10T12:00:00Z' } } });
    await screen.settled();
    // 12:00 UTC is 13:00 in Berlin.
    expect(screen.page.querySelector('tl-banner')?.textContent).toContain('13:00. Your other sessions have ended.');
    expect(screen.page.querySelector<HTMLInputElement>('[name="next"]')?.value).toBe('');
  });

  it('says that nothing was changed where the API does not answer', async () => {
    const screen = await open();
    await screen.submit('old password here', 'four loose words');
    screen.api.expectOne(ChangePasswordDocument).networkError(new Error('gone'));
    await screen.settled();
    expect(screen.page.querySelector('tl-failure')?.textContent).toContain('The password was not changed');
  });
});
