import { answersContract } from './answers-contract';
import { avoidedCountsContract } from './avoided-counts-contract';
import { avoidedUnderFilterContract } from './avoided-under-filter-contract';
import { reportedCostsContract } from './reported-costs-contract';
import { uninstrumentedSpendContract } from './uninstrumented-spend-contract';
import type { CheckedLedger } from './checked-ledger';

/** @param open an empty ledger */
export function ledgerChecksContract(open: () => Promise<CheckedLedger>): void {
  let opened: CheckedLedger;
  const ledger = (): CheckedLedger => opened;

  beforeEach(async () => {
    opened = await open();
  });

  avoidedCountsContract(ledger);
  avoidedUnderFilterContract(ledger);
  reportedCostsContract(ledger);
  uninstrumentedSpendContract(ledger);
  answersContract(ledger);
}
