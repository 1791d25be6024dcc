import type { TenantId } from '@tokenledger/organization/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';

import type { TenantDirectory } from './open-stores';

/**
 * Whether an organisation exists and its calls can be rated, so that no record waits for a book that will never know it.
 *
 * The directory remembers an organisation for a minute, and the book is read anew every few seconds. One that was made a
 * moment ago is therefore looked for in a book of now. One that is not in it was removed a moment ago: its records are those
 * of an organisation that does not exist.
 * @throws where neither can be read: the record is to be read again
 */
export async function isRatedTenant(
  tenant: TenantId,
  directory: Pick<TenantDirectory, 'exists' | 'forget'>,
  prices: { readonly book: () => Pick<RatingBook, 'knows'>; readonly fresh: () => Promise<Pick<RatingBook, 'knows'>> },
): Promise<boolean> {
  if (!(await directory.exists(tenant))) return false;
  if (prices.book().knows(tenant)) return true;
  if ((await prices.fresh()).knows(tenant)) return true;
  directory.forget(tenant);
  return false;
}
