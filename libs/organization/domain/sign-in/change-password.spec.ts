import {
  ANNAS_PASSWORD,
  InMemoryOrganizations,
  InMemorySignInAttempts,
  PlainPasswords,
  settle,
} from '@tokenledger/organization/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { accessOf } from '../access';
import type { UserPrincipal } from '../principal';
import { tenantId } from '../tenant-id';
import { PasswordChanger, passwordProblem } from './change-password';
import { SignInGate } from './sign-in-limits';

const acme = tenantId('acme');
const NEW = 'seven green bottles';

describe('changing a password', () => {
  let organizations: InMemoryOrganizations;
  let passwords: PlainPasswords;
  let changer: PasswordChanger;
  let anna: UserPrincipal;

  beforeEach(async () => {
    organizations = new InMemoryOrganizations();
    passwords = new PlainPasswords();
    const clock = new FixedClock('2026-03-10T12:00:00Z');
    const gate = new SignInGate(new InMemorySignInAttempts(), clock);
    changer = new PasswordChanger({ users: organizations.users, gate, passwords, clock });
    const { id, email } = await settle(organizations, acme);
    anna = { kind: 'user', tenant: acme, userId: id, email, sessionId: 's', roles: [], access: accessOf([]) };
  });

  const hash = async () => (await organizations.users.find(acme, anna.userId))?.passwordHash;
  const change = (currentPassword: string, newPassword: string) =>
    changer.change(anna, { currentPassword, newPassword });

  it('takes the current one and sets the new one', async () => {
    expect(await change(ANNAS_PASSWORD, NEW)).toEqual({ ok: true, value: new Date('2026-03-10T12:00:00Z') });
    expect(await hash()).toBe(`plain:${NEW}`);
  });

  it.each([
    ['a wrong current one', 'guess', NEW, 'currentPassword', 'not your current password'],
    ['a short one', ANNAS_PASSWORD, 'elevenchars', 'newPassword', '11 characters; choose at least 12'],
    ['one that everybody tries', ANNAS_PASSWORD, '123456789012', 'newPassword', 'among the first'],
    ['the same one', ANNAS_PASSWORD, ANNAS_PASSWORD, 'newPassword', 'choose another one'],
  ])('refuses %s and leaves all as it was', async (_name, current, next, field, message) => {
    expect(await change(current, next)).toMatchObject({
      ok: false,
      error: { reason: 'invalid', problem: { field, message: expect.stringContaining(message) as unknown } },
    });
    expect(await hash()).toBe(`plain:${ANNAS_PASSWORD}`);
  });

  it('is no way to guess the current one from an open session', async () => {
    for (let guess = 0; guess < 10; guess += 1) await change(`guess ${guess}`, NEW);
    expect(await change(ANNAS_PASSWORD, NEW)).toEqual({
      ok: false,
      error: { reason: 'too-many-attempts', retryAfterSeconds: 900 },
    });
    expect(passwords.checks).toBe(10);
  });

  it('refuses the session of another tenant with the same user id', async () => {
    anna = { ...anna, tenant: tenantId('globex') };
    expect(await change(ANNAS_PASSWORD, NEW)).toMatchObject({ ok: false });
  });
});

describe('a password', () => {
  it.each([
    ['elevenchars', '11 characters'],
    ['🔑'.repeat(11), '11 characters'],
    ['x'.repeat(257), 'longer than 256'],
    ['my ANNA@acme.example password', 'e-mail address'],
    // What everybody tries first: common words, with a year or doubled, rows of keys, repetitions, the person, the product.
    ...['passwordpassword', 'Passw0rd!2026', 'qwertyuiop12', 'anna anna anna', 'tokenledger123', 'x'.repeat(256)].map(
      (password): [string, string] => [password, 'among the first'],
    ),
  ])('is refused: %s', (password, problem) => {
    expect(passwordProblem(password, 'anna@acme.example')).toContain(problem);
  });

  it.each(['twelve chars', '🔑🎸🐙🌋🧭🪁🧶🦔🥝🛶🪗🧊', 'seven green bottles '.repeat(12)])(
    'is taken: %s',
    (password) => {
      expect(passwordProblem(password, 'anna@acme.example')).toBeUndefined();
    },
  );
});
