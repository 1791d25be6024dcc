import { DEFAULT_SCOPES } from '@tokenledger/organization/domain';

import { askForRefreshToken } from './ask-for-refresh-token';

describe('asking for a refresh token', () => {
  it('asks by scope, and has the person asked', () => {
    expect(askForRefreshToken({ issuer: 'https://login.acme.example', scopes: DEFAULT_SCOPES })).toEqual({
      scope: 'openid email profile offline_access',
      prompt: 'consent',
    });
  });

  it('leaves it to a provider that gives one unasked', () => {
    expect(askForRefreshToken({ issuer: 'https://login.acme.example', scopes: ['openid', 'email'] })).toEqual({
      scope: 'openid email',
    });
  });

  it.each([[DEFAULT_SCOPES], [['openid', 'email', 'profile']]])(
    'asks Google by its own parameter: it refuses the scope (%j)',
    (scopes) => {
      expect(askForRefreshToken({ issuer: 'https://accounts.google.com', scopes })).toEqual({
        scope: 'openid email profile',
        access_type: 'offline',
        prompt: 'consent',
      });
    },
  );
});
