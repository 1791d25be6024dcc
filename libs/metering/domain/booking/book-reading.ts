import type { OwnerRules } from '@tokenledger/attribution/domain';
import type { RatingBook } from '@tokenledger/pricing/domain';

import type { LedgerRow } from '../ledger/ledger-row';
import type { UsageReading } from '../ledger/usage-reading';
import { ownReading } from './own-reading';
import { purposeOf } from './purpose';
import { rateReading } from './rate-reading';

/**
 * The row of a reading as long as nothing else is known of its call: a call counts, a container does not before the
 * calls below it are known.
 */
export function bookReading(
  seen: UsageReading,
  { book, rules }: { readonly book: RatingBook; readonly rules: OwnerRules },
  row: Pick<LedgerRow, 'arrivedAtMs' | 'version'>,
): LedgerRow {
  const reading = ownReading(seen, rules);
  const isCall = reading.role === 'call';
  return {
    reading,
    booked: isCall,
    bookingReason: isCall ? 'sole-reading' : 'container',
    rating: rateReading(reading, book),
    purpose: purposeOf(reading),
    ...row,
  };
}
