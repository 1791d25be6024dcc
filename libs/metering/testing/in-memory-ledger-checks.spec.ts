import { InMemoryLedgerChecks } from './in-memory-ledger-checks';
import { ledgerChecksContract } from './ledger-checks/ledger-checks-contract';

describe('InMemoryLedgerChecks', () => {
  ledgerChecksContract(() => {
    const checks = new InMemoryLedgerChecks();
    return Promise.resolve({ checks, add: (rows) => Promise.resolve(checks.add(...rows)) });
  });
});
