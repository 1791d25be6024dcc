import { DELETION_GRACE_MS, type TenantId, type TenantLife } from '@tokenledger/organization/domain';
import { FixedClock } from '@tokenledger/shared/time';

import { aPerson } from './audit-builder';
import { OPERATOR } from './organization-builder';

/** What becomes of deletions, wherever they are kept. @param open gives one in which acme is, active and without one */
export function itKeepsTheTenantLifeContract(acme: TenantId, open: () => Promise<TenantLife>): void {
  const anna = aPerson('anna');
  const DAY_MS = 86_400_000;
  let life: TenantLife;
  let clock: FixedClock;

  beforeEach(async () => {
    life = await open();
    clock = new FixedClock('2026-03-20T12:00:00Z');
  });

  const dueAt = async () => (await life.deletion(acme))?.dueAt;
  const inGraceFromNow = () => new Date(clock.now().getTime() + DELETION_GRACE_MS);

  it('keeps a deletion until its day, asked for once', async () => {
    expect(await life.deletion(acme)).toBeUndefined();
    expect(await life.requestDeletion(acme, anna, clock.now())).toBe(true);
    const asked = { requestedBy: 'anna', requestedAt: clock.now(), dueAt: inGraceFromNow() };
    expect(await life.deletion(acme)).toEqual(asked);
    clock.advanceBy(DAY_MS);
    expect(await life.requestDeletion(acme, anna, clock.now())).toBe(false);
    expect(await life.deletion(acme)).toEqual(asked);
  });

  it('takes a deletion back once', async () => {
    await life.requestDeletion(acme, anna, clock.now());
    expect(await life.cancelDeletion(acme, anna, clock.now())).toBe(true);
    expect(await life.deletion(acme)).toBeUndefined();
    expect(await life.cancelDeletion(acme, anna, clock.now())).toBe(false);
  });

  it('gives a deletion all of its days again when the organisation is resumed', async () => {
    await life.requestDeletion(acme, anna, clock.now());
    const asked = await dueAt();
    clock.advanceBy(DAY_MS);
    expect(await life.setStatus(acme, 'suspended', OPERATOR, clock.now())).toBe(true);
    expect(await dueAt()).toEqual(asked);
    clock.advanceBy(30 * DAY_MS);
    expect(await life.setStatus(acme, 'active', OPERATOR, clock.now())).toBe(true);
    expect(await dueAt()).toEqual(inGraceFromNow());
  });

  it('lets an operator take back a deletion whose day went by while the organisation was suspended', async () => {
    await life.requestDeletion(acme, anna, clock.now());
    await life.setStatus(acme, 'suspended', OPERATOR, clock.now());
    clock.advanceBy(30 * DAY_MS);
    expect(await life.cancelDeletion(acme, OPERATOR, clock.now())).toBe(true);
    await life.setStatus(acme, 'active', OPERATOR, clock.now());
    expect(await life.deletion(acme)).toBeUndefined();
  });
}
