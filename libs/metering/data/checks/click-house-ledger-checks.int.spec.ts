import { ledgerChecksContract } from '@tokenledger/metering/testing';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';

import { createLedgerTables, LedgerOnClickHouse } from '../testing/ledger-on-click-house';
import { ClickHouseLedgerChecks } from './click-house-ledger-checks';

describeWithEngines(
  'ClickHouseLedgerChecks',
  () => {
    const opened = withClickHouse(createLedgerTables);

    ledgerChecksContract(async () => {
      const ledger = new LedgerOnClickHouse(opened());
      await ledger.empty();
      const checks = new ClickHouseLedgerChecks(opened(), { countPending: () => Promise.resolve(0) });
      return { checks, add: (rows) => ledger.append(rows) };
    });
  },
  ['clickhouse'],
);
