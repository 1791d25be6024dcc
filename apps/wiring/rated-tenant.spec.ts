import { tenantId } from '@tokenledger/organization/domain';
import { aTenant } from '@tokenledger/organization/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { TenantDirectory } from './open-stores';
import { isRatedTenant } from './rated-tenant';

const acme = tenantId('acme');

describe('an organisation whose calls can be rated', () => {
  let isThere: boolean;
  let directory: TenantDirectory;
  let reads: number;

  beforeEach(() => {
    isThere = true;
    const tenants = { find: () => Promise.resolve(isThere ? aTenant({ id: acme }) : undefined) };
    directory = new TenantDirectory(tenants, new FixedClock('2026-03-10T12:00:00Z'));
    reads = 0;
  });

  const bookOf = (...known: readonly string[]) => ({ knows: (tenant: string) => known.includes(tenant) });
  const asked = (current: readonly string[], now: readonly string[]) =>
    isRatedTenant(acme, directory, {
      book: () => bookOf(...current),
      fresh: () => Promise.resolve(((reads += 1), bookOf(...now))),
    });

  it('is in the book, which is not read for it', async () => {
    expect(await asked(['acme'], [])).toBe(true);
    expect(reads).toBe(0);
  });

  it('is found in a book of now where it was made a moment ago', async () => {
    expect(await asked([], ['acme'])).toBe(true);
  });

  it('does not exist where it was removed a moment ago and is still remembered', async () => {
    expect(await directory.exists(acme)).toBe(true);
    isThere = false;
    expect(await directory.exists(acme)).toBe(true);
    expect(await asked([], [])).toBe(false);
    // Remembered no longer: the next record asks for no book.
    expect(await asked([], [])).toBe(false);
    expect(reads).toBe(1);
  });

  it('is not told where the book of now cannot be read', async () => {
    const broken = { book: () => bookOf(), fresh: () => Promise.reject(new Error('out of reach')) };
    await expect(isRatedTenant(acme, directory, broken)).rejects.toThrow('out of reach');
  });
});
