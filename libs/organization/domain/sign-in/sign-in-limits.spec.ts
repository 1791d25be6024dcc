import { InMemorySignInAttempts } from '@tokenledger/organization/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { SignInGate } from './sign-in-limits';

const LIMITS = { windowMs: 60_000, perAccount: 2, perAddress: 3 };

describe('admitting attempts', () => {
  let attempts: InMemorySignInAttempts;
  let clock: FixedClock;
  let gate: SignInGate;

  beforeEach(() => {
    attempts = new InMemorySignInAttempts();
    clock = new FixedClock('2026-03-10T12:00:00Z');
    gate = new SignInGate(attempts, clock, LIMITS);
  });

  const admitted = async (email: string, address?: string) => (await gate.admit(email, address)).admitted;

  it('refuses an account after its limit, and says for how long', async () => {
    expect([await admitted('anna@acme.example'), await admitted(' ANNA@acme.example')]).toEqual([true, true]);
    clock.advanceBy(10_500);
    // 60 seconds, 10.5 of them gone
    expect(await gate.admit('anna@acme.example', undefined)).toEqual({ admitted: false, retryAfterSeconds: 50 });
    clock.advanceBy(49_500);
    expect(await admitted('anna@acme.example')).toBe(true);
  });

  it('spares accounts the attempts of an address that is refused', async () => {
    for (const name of ['a', 'b', 'c']) await admitted(name, '203.0.113.1');
    expect(await admitted('anna', '203.0.113.1')).toBe(false);
    expect(await admitted('anna', '203.0.113.1')).toBe(false);
    expect([await admitted('anna', '203.0.113.2'), await admitted('anna', '203.0.113.2')]).toEqual([true, true]);
  });

  it('counts a right password for nothing', async () => {
    for (let round = 0; round < 10; round += 1) {
      expect(await admitted('anna', '203.0.113.1')).toBe(true);
      await gate.succeeded('anna', '203.0.113.1');
    }
  });

  it('counts for nothing what failed on our side, and tells that failure', async () => {
    const outage = new Error('PostgreSQL is down');
    for (let round = 0; round < 10; round += 1) {
      expect(await admitted('anna', '203.0.113.1')).toBe(true);
      await expect(gate.during('anna', '203.0.113.1', () => Promise.reject(outage))).rejects.toBe(outage);
    }
    attempts.giveBack = () => Promise.reject(new Error('down as well'));
    await expect(gate.during('anna', undefined, () => Promise.reject(outage))).rejects.toBe(outage);
  });

  it('does not let one right password wash away the wrong ones of its address', async () => {
    await admitted('ben', '203.0.113.1');
    await admitted('cem', '203.0.113.1');
    await admitted('anna', '203.0.113.1');
    await gate.succeeded('anna', '203.0.113.1');
    expect([await admitted('dora', '203.0.113.1'), await admitted('eve', '203.0.113.1')]).toEqual([true, false]);
  });

  it('forgets what counts no longer', async () => {
    await admitted('anna', '203.0.113.1');
    clock.advanceBy(60_001);
    await gate.forgetOld();
    expect(attempts.subjects).toEqual([]);
  });

  it.each([
    ['203.0.113.1', 'address:203.0.113.1'],
    ['::ffff:203.0.113.1', 'address:203.0.113.1'],
    ['2001:DB8:0:1:2:3:4:5', 'address:2001:db8:0:1::/64'],
    ['2001:db8:0:1::9', 'address:2001:db8:0:1::/64'],
    ['2001:0db8::1', 'address:2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'address:fe80:0:0:0::/64'],
    ['::1', 'address:0:0:0:0::/64'],
    ['unknown', 'address:unknown'],
  ])('knows the network of %s', async (address, subject) => {
    await gate.admit('anna', address);
    expect(attempts.subjects[0]).toBe(subject);
  });

  it('keeps no text that was typed as an e-mail address', async () => {
    await gate.admit('my secret password', undefined);
    expect(attempts.subjects.join()).not.toContain('secret');
  });
});
