import { itKeepsTheDeadLetterReaderContract } from '@tokenledger/metering/testing';
import { singleServer } from '@tokenledger/shared/clickhouse';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';
import { FixedClock } from '@tokenledger/shared/time';

import { METERING_CLICKHOUSE_MIGRATIONS } from '../migrations/schema';
import { ClickHouseDeadLetterReader } from './click-house-dead-letter-reader';
import { ClickHouseDeadLetters } from './click-house-dead-letters';

describeWithEngines(
  'dead letters in ClickHouse',
  () => {
    const opened = withClickHouse(async (clickhouse) => {
      for (const text of METERING_CLICKHOUSE_MIGRATIONS.flatMap(({ up }) => up(singleServer))) {
        await clickhouse.command({ text });
      }
    });

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
