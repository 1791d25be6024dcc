import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { textsForTests } from '@tokenledger/shared/ui/testing';
import { ApolloTestingController, ApolloTestingModule } from 'apollo-angular/testing';

import { ViewerDocument, type ViewerQuery } from '../operations';
import { ORGANIZATION_EN } from '../texts';
import { SignIn } from './sign-in';

const VIEWER: ViewerQuery = {
  viewer: {
    organization: {
      id: 'acme',
      name: 'Acme',
      timeZone: 'UTC',
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

function open(inputs: { then?: string; ended?: string; refused?: string; id?: string } = {}) {
  TestBed.configureTestingModule({
    imports: [ApolloTestingModule, textsForTests(ORGANIZATION_EN)],
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
  });
  const fixture = TestBed.createComponent(SignIn);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const page = fixture.nativeElement as HTMLElement;
  return {
    page,
    http: TestBed.inject(HttpTestingController),
    api: TestBed.inject(ApolloTestingController),
    url: () => TestBed.inject(Router).url,
    settled: () => fixture.whenStable(),
    async fillIn(email: string, password: string): Promise<void> {
      await fixture.whenStable();
      page.querySelector<HTMLInputElement>('#email')!.value = email;
      page.querySelector<HTMLInputElement>('#password')!.value = password;
      page.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    },
    alert: () => page.querySelector('[role=alert]')?.textContent,
  };
}

async function passTime(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
}

describe('SignIn', () => {
  describe('at an identity provider', () => {
    const link = (page: HTMLElement) => page.querySelector<HTMLAnchorElement>('a.provider');

    it('is offered by the name of the only one', async () => {
      const screen = open();
      screen.http.expectOne('/auth/oidc/offer').flush({ provider: { name: 'Acme Login' }, byEmail: false });
      await screen.settled();
      expect(link(screen.page)?.textContent).toBe('Sign in with Acme Login');
      expect(link(screen.page)?.getAttribute('href')).toBe('/auth/oidc/start');
    });

    it('is offered by the address where there are several, and asks for it first', async () => {
      const screen = open();
      screen.http.expectOne('/auth/oidc/offer').flush({ provider: null, byEmail: true });
      await screen.settled();
      link(screen.page)!.click();
      await screen.settled();
      expect(screen.alert()).toContain('Fill in your e-mail');
      const email = screen.page.querySelector<HTMLInputElement>('#email')!;
      email.value = 'ada@acme.example';
      email.dispatchEvent(new Event('input'));
      await screen.settled();
      expect(link(screen.page)?.getAttribute('href')).toBe('/auth/oidc/start?email=ada%40acme.example');
    });

    it('is not offered where nobody has one', async () => {
      const screen = open();
      screen.http.expectOne('/auth/oidc/offer').flush({ provider: null, byEmail: false });
      await screen.settled();
      expect(link(screen.page)).toBeNull();
    });

    it.each([
      ['no-role', 'You have no access to TokenLedger yet.'],
      ['account-disabled', 'Your account here is switched off.'],
      ['expired-round', 'Begin again'],
      ['token-from-future', 'The clocks of TokenLedger'],
      ['bad-signature', 'is not set up right'],
      ['anything else', 'is not set up right'],
    ])('tells a person what "%s" means, with the id to quote', async (refused, expected) => {
      const screen = open({ refused, id: 'err_7' });
      await screen.settled();
      expect(screen.alert()).toContain(expected);
      expect(screen.alert()).toContain('quote err_7.');
    });

    it('shows nothing of the address that is no id', async () => {
      const screen = open({ refused: 'denied', id: 'call 555 for your refund' });
      await screen.settled();
      expect(screen.alert()).toContain('quote —.');
    });
  });

  it('sends e-mail and password, asks who that is, and goes where the person wanted to', async () => {
    const screen = open({ then: '/explore?by=team' });
    await screen.fillIn(' ada@acme.example ', 'correct horse battery');
    const request = screen.http.expectOne({ method: 'POST', url: '/auth/session' });
    expect(request.request.body).toEqual({ email: 'ada@acme.example', password: 'correct horse battery' });
    request.flush({});
    await passTime();
    screen.api.expectOne(ViewerDocument).flush({ data: VIEWER });
    await passTime();
    expect(screen.url()).toBe('/explore?by=team');
  });

  it.each([
    [401, {}, 'do not belong together'],
    [403, {}, 'suspended'],
    [429, { 'retry-after': '125' }, 'Try again in 3 min.'],
    [500, {}, 'quote err_9'],
  ])('says what a refusal with %i means', async (status, headers, expected) => {
    const screen = open();
    await screen.fillIn('ada@acme.example', 'wrong');
    screen.http
      .expectOne('/auth/session')
      .flush(
        { errors: [{ message: '', extensions: { code: 'X', id: 'err_9' } }] },
        { status, statusText: 'no', headers },
      );
    await passTime();
    await screen.settled();
    expect(screen.alert()).toContain(expected);
  });

  it('tells silence from a wrong password', async () => {
    const screen = open();
    await screen.fillIn('ada@acme.example', 'x');
    screen.http.expectOne('/auth/session').error(new ProgressEvent('error'));
    await passTime();
    await screen.settled();
    expect(screen.alert()).toContain('does not answer');
  });

  it('asks for what is missing without asking the API', async () => {
    const screen = open();
    await screen.fillIn('', '');
    expect(screen.alert()).toContain('Fill in');
    screen.http.expectNone('/auth/session');
  });

  it('leads nowhere outside the console', async () => {
    const screen = open({ then: '//evil.example/' });
    await screen.fillIn('ada@acme.example', 'x');
    screen.http.expectOne('/auth/session').flush({});
    await passTime();
    screen.api.expectOne(ViewerDocument).flush({ data: VIEWER });
    await passTime();
    expect(screen.url()).toBe('/');
  });

  it('says that a session has ended', async () => {
    const screen = open({ ended: '1' });
    await screen.settled();
    expect(screen.page.querySelector('[role=status]')?.textContent).toContain('Your session has ended');
  });
});
