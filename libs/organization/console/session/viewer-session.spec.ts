import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideConsoleApi } from '@tokenledger/shared/console-api';

import { ViewerSession } from './viewer-session';

const VIEWER = {
  organization: { id: 'o1', name: 'Acme', timeZone: 'UTC', reportingCurrency: 'USD', hasCalls: true },
  user: { id: 'u1', email: 'ada@acme.example', hasPassword: true, roles: [] },
  permissions: ['ACCOUNT_USE'],
  seesAllSpend: false,
};

describe('ViewerSession', () => {
  let session: ViewerSession;
  let api: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideConsoleApi(), provideHttpClientTesting()] });
    session = TestBed.inject(ViewerSession);
    api = TestBed.inject(HttpTestingController);
  });
  afterEach(() => api.verify());

  const answerPresented = (presented: boolean) => api.expectOne('/auth/session').flush({ presented });
  const graphql = async () => {
    // Apollo sends in a later turn.
    await new Promise((resolve) => setTimeout(resolve));
    return api.expectOne('/graphql');
  };

  it('asks once where it began ahead, and anew for whoever comes later', async () => {
    session.findAhead();
    const found = session.find();
    answerPresented(true);
    (await graphql()).flush({ data: { viewer: VIEWER } });

    expect(await found).toBe('signed-in');
    expect(session.viewer()?.user?.email).toBe('ada@acme.example');

    const later = session.find();
    answerPresented(false);
    expect(await later).toBe('nobody');
  });

  it('asks nothing that would be refused where no session is presented', async () => {
    const found = session.find();
    answerPresented(false);
    expect(await found).toBe('nobody');
  });

  it('takes an ended session for nobody', async () => {
    const found = session.find();
    answerPresented(true);
    const errors = [{ message: 'ended', extensions: { code: 'UNAUTHENTICATED' } }];
    (await graphql()).flush({ data: null, errors });
    expect(await found).toBe('nobody');
  });

  it('does not take an API that is gone for nobody', async () => {
    const found = session.find();
    api.expectOne('/auth/session').error(new ProgressEvent('error'));
    (await graphql()).error(new ProgressEvent('error'));
    expect(await found).toBe('unknown');
  });
});
