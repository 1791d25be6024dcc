import { accessOf, READ_KEY_ACCESS } from './access';
import { PERMISSIONS, PERMISSIONS_OF, USER_ROLES } from './permissions';

const changes = PERMISSIONS.filter((permission) => permission.endsWith('.change'));
const of = (role: (typeof USER_ROLES)[number]) => accessOf([{ role, scope: 'organisation' }]);

describe('what somebody may', () => {
  it('is everything for an owner', () => {
    expect([...of('owner').permissions].sort()).toEqual([...PERMISSIONS].sort());
  });

  it('is no change at all for an auditor, who sees everything', () => {
    const { permissions, ledger } = of('auditor');
    expect(changes.filter((permission) => permissions.has(permission))).toEqual([]);
    expect(PERMISSIONS.filter((permission) => permission.endsWith('.read') && !permissions.has(permission))).toEqual(
      [],
    );
    expect(ledger).toBe('all');
  });

  it('keeps money from those who run the platform, and keys and people from those who settle money', () => {
    expect(of('platform-admin').permissions.has('prices.change')).toBe(false);
    expect(of('finance').permissions.has('keys.change')).toBe(false);
    expect(of('finance').permissions.has('members.change')).toBe(false);
  });

  it.each(USER_ROLES)('is the spend of a unit and nothing else for a %s of a team', (role) => {
    const payments = { kind: 'team', id: 'payments' } as const;
    const { permissions, ledger } = accessOf([{ role, scope: payments }]);
    expect([...permissions].sort()).toEqual(['account.use', 'spend.read']);
    expect(ledger).toEqual([payments]);
  });

  it('adds up: a role in the whole organisation shows the whole ledger, beside roles in units', () => {
    const roles = [
      { role: 'lead', scope: { kind: 'team', id: 'payments' } },
      { role: 'finance', scope: 'organisation' },
    ] as const;
    expect(accessOf(roles).ledger).toBe('all');
    expect(accessOf(roles).permissions).toEqual(PERMISSIONS_OF.finance);
  });

  it('is to sign in and to see nothing, without a role', () => {
    expect(accessOf([])).toEqual({ permissions: new Set(['account.use']), ledger: [] });
  });

  it('is to read, and never the people, for a program', () => {
    const { permissions } = READ_KEY_ACCESS;
    expect(changes.filter((permission) => permissions.has(permission))).toEqual([]);
    expect([permissions.has('members.read'), permissions.has('audit.read')]).toEqual([false, false]);
  });
});
