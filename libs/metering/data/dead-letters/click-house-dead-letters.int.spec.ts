import { itKeepsTheDeadLetterReaderContract } from '@tokenledger/metering/testing';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { createLedgerTables } from '../testing/ledger-on-click-house';
import { ClickHouseDeadLetterReader } from './click-house-dead-letter-reader';
import { ClickHouseDeadLetters } from './click-house-dead-letters';

describeWithEngines(
  'dead letters in ClickHouse',
  () => {
    const opened = withClickHouse(createLedgerTables);

    itKeepsTheDeadLetterReaderContract(async () => {
      await opened().command({ text: 'TRUNCATE TABLE dead_letters' });
      return {
        letters: new ClickHouseDeadLetters(opened(), new FixedClock('2026-03-10T13:00:00Z')),
        reader: new ClickHouseDeadLetterReader(opened()),
      };
    });
  },
  ['clickhouse'],
);
