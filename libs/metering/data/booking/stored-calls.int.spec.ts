import { aReading } from '@tokenledger/metering/testing';
import { describeWithEngines, withClickHouse } from '@tokenledger/shared/testing';
import { bucketOf } from '@tokenledger/shared/time';

import { createLedgerTables, LedgerOnClickHouse } from '../testing/ledger-on-click-house';
import { StoredCalls } from './stored-calls';

describeWithEngines(
  'StoredCalls',
  () => {
    const opened = withClickHouse(createLedgerTables);

    it('ties an event to the span that it lies in, and to no span of another trace that has the same id', async () => {
      const ledger = new LedgerOnClickHouse(opened());
      await ledger.empty();
      const [here, elsewhere] = ['a'.repeat(32), 'b'.repeat(32)];
      const spanId = '1'.repeat(16);
      const event = { signal: 'log', traceId: here, spanId, responseId: 'resp_1' } as const;
      await ledger.arrive(event, { traceId: here, spanId }, { traceId: elsewhere, spanId });
      const asked = aReading(event);
      const rows = await new StoredCalls(opened()).rowsOf(asked.tenant, [bucketOf(asked.startedAtUs)], [asked.callId]);
      expect(rows.map(({ reading }) => `${reading.traceId.slice(0, 1)} ${reading.signal}`).sort()).toEqual([
        'a log',
        'a span',
      ]);
    });
  },
  ['clickhouse'],
);
