import { type KeyRefusal, type ReadKeyVerifier, tenantId } from '@tokenledger/organization/domain';
import { ForbiddenError, UnauthenticatedError } from '@tokenledger/shared/graphql';

import { readKeyAuthentication } from './read-key-authentication';

const identity = { tenant: tenantId('acme'), keyId: 'k1', scope: 'organisation' } as const;

function refusing(reason: KeyRefusal): ReadKeyVerifier {
  return { verify: () => Promise.resolve({ verdict: 'refused', reason }) };
}

describe('readKeyAuthentication', () => {
  it.each(['Bearer tlr_x', 'bearer tlr_x', '  Bearer   tlr_x '])('finds the reader behind "%s"', async (header) => {
    const asked: string[] = [];
    const authenticate = readKeyAuthentication({
      verify: (secret) => {
        asked.push(secret);
        return Promise.resolve({ verdict: 'valid', identity });
      },
    });
    expect(await authenticate(header)).toEqual(identity);
    expect(asked).toEqual(['tlr_x']);
  });

  it.each<[KeyRefusal, string]>([
    ['unknown', 'not known here'],
    ['revoked', 'was revoked'],
    ['malformed', 'not copied whole'],
  ])('refuses a key that is %s, with a remedy and without the key', async (reason, why) => {
    const refused = readKeyAuthentication(refusing(reason))('Bearer tlr_secret');
    await expect(refused).rejects.toThrow(UnauthenticatedError);
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.not.toThrow('tlr_secret');
  });

  it('tells a suspended organisation from a wrong key', async () => {
    await expect(readKeyAuthentication(refusing('tenant-suspended'))('Bearer tlr_x')).rejects.toThrow(ForbiddenError);
  });

  it.each([undefined, '', 'Bearer', 'Basic abc', 'tlr_x', 'Bearer tlr_x, Bearer tlr_y', 'Bearer tli_x'])(
    'asks no store about "%s"',
    async (header) => {
      const authenticate = readKeyAuthentication({ verify: () => Promise.reject(new Error('asked')) });
      await expect(authenticate(header)).rejects.toThrow(UnauthenticatedError);
    },
  );

  it('passes on that keys cannot be checked', async () => {
    const authenticate = readKeyAuthentication({ verify: () => Promise.reject(new Error('store is down')) });
    await expect(authenticate('Bearer tlr_x')).rejects.toThrow('store is down');
  });
});
