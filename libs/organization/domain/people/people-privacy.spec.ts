import { InMemoryAuditLog, InMemoryPeopleSettings } from '@tokenledger/organization/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { accessOf } from '../access/access';
import type { UserRole } from '../access/permissions';
import type { UserPrincipal } from '../principal';
import { tenantId } from '../tenant-id';
import { PeoplePrivacy } from './people-privacy';
import { BY_NAME, isPseudonym, peopleFilterProblem, pseudonymOf } from './people-view';

const acme = tenantId('acme');
const anna = { kind: 'user', id: 'user-anna', name: 'anna' } as const;

function somebody(role: UserRole, userId = 'user-anna'): UserPrincipal {
  const roles = [{ role, scope: 'organisation' }] as const;
  return {
    kind: 'user',
    tenant: acme,
    userId,
    email: 'anna@acme.example',
    sessionId: 's',
    roles,
    access: accessOf(roles),
  };
}

describe('how people are shown', () => {
  let clock: FixedClock;
  let audit: InMemoryAuditLog;
  let privacy: PeoplePrivacy;

  beforeEach(() => {
    clock = new FixedClock('2026-03-10T12:00:00Z');
    audit = new InMemoryAuditLog();
    privacy = new PeoplePrivacy(new InMemoryPeopleSettings(audit), clock);
  });

  const inGroups = () => privacy.change(acme, { view: 'groups', groupSize: 5 }, anna);
  const lift = (hours: number, reason = 'a leaked key') => privacy.lift(acme, 'user-anna', { reason, hours }, anna);

  it('is by name until the organisation decides otherwise, and holds for the next question', async () => {
    expect(await privacy.viewFor(somebody('member'))).toEqual(BY_NAME);
    await inGroups();
    expect(await privacy.viewFor(somebody('owner'))).toEqual({ kind: 'groups', atLeast: 5 });
    await privacy.change(acme, { view: 'names', groupSize: 5 }, anna);
    expect(await privacy.viewFor(somebody('member'))).toEqual(BY_NAME);
  });

  it('keeps its secret when the view changes, so that pseudonyms stay', async () => {
    const pseudonyms = { view: 'pseudonyms', groupSize: 5 } as const;
    await privacy.change(acme, pseudonyms, anna);
    const before = await privacy.viewFor(somebody('member'));
    await inGroups();
    await privacy.change(acme, pseudonyms, anna);
    expect(await privacy.viewFor(somebody('member'))).toEqual(before);
  });

  it.each([1, 51, 2.5])('refuses groups of %d', async (groupSize) => {
    expect(await privacy.change(acme, { view: 'groups', groupSize }, anna)).toEqual({
      ok: false,
      error: { field: 'groupSize', message: 'is not a whole number from 2 to 50' },
    });
  });

  it('shows names to who lifted it only, and hides them at the instant at which it ends', async () => {
    await inGroups();
    await lift(1);
    expect(await privacy.viewFor(somebody('owner'))).toEqual(BY_NAME);
    expect(await privacy.viewFor(somebody('owner', 'user-bea'))).toMatchObject({ kind: 'groups' });
    clock.moveTo('2026-03-10T12:59:59.999Z');
    expect(await privacy.viewFor(somebody('owner'))).toEqual(BY_NAME);
    clock.moveTo('2026-03-10T13:00:00Z');
    expect(await privacy.viewFor(somebody('owner'))).toMatchObject({ kind: 'groups' });
    expect((await privacy.seenBy(somebody('owner'))).lift).toBeUndefined();
  });

  it('hides names from who may no longer lift', async () => {
    await inGroups();
    await lift(1);
    expect(await privacy.viewFor(somebody('finance'))).toMatchObject({ kind: 'groups' });
  });

  it('ends by hand, once', async () => {
    await inGroups();
    await lift(2);
    expect(await privacy.endLift(acme, 'user-anna', anna)).toBe(true);
    expect(await privacy.viewFor(somebody('owner'))).toMatchObject({ kind: 'groups' });
    expect(await privacy.endLift(acme, 'user-anna', anna)).toBe(false);
  });

  it.each([
    [0, 'why', 'hours'],
    [25, 'why', 'hours'],
    [1, '  ', 'reason'],
  ])('refuses to lift for %d hours because of "%s"', async (hours, reason, field) => {
    expect(await lift(hours, reason)).toMatchObject({ ok: false, error: { field } });
  });
});

describe('a pseudonym', () => {
  const secret = '5e'.repeat(32);

  it('is the same for the same person in any case, and another under another secret', () => {
    const ada = pseudonymOf(secret, 'ada@acme.example');
    expect(isPseudonym(ada)).toBe(true);
    expect(pseudonymOf(secret, 'ada@acme.example')).toBe(ada);
    expect(pseudonymOf(secret, 'Ada@ACME.example')).toBe(ada);
    expect(pseudonymOf(secret, 'bob@acme.example')).not.toBe(ada);
    expect(pseudonymOf('5f'.repeat(32), 'ada@acme.example')).not.toBe(ada);
  });

  it('can be filtered by, a name cannot', () => {
    const view = { kind: 'pseudonyms', secret } as const;
    expect(peopleFilterProblem(view, [pseudonymOf(secret, 'ada'), null])).toBeUndefined();
    expect(peopleFilterProblem(view, ['ada'])).toContain('names a person');
    expect(peopleFilterProblem({ kind: 'groups', atLeast: 5 }, [null])).toContain('groups of at least 5');
  });
});
