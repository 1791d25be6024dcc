import { ClickHouseDeadLetters } from '@tokenledger/metering/data';
import { openClickHouse } from '@tokenledger/shared/clickhouse';
import { jsonToProto } from '@tokenledger/shared/otlp';
import { createCollectorSigner } from '@tokenledger/shared/record-proof';
import { systemClock } from '@tokenledger/shared/time';

import { FREE_PORTS, type Welcome } from '../../testing/standalone-process';
import { openStateFolder } from '../../state-folder';

const TOPIC = 'otlp_spans';

/**
 * Puts aside a record of the first organisation, as the processor does where something broke on our side: nothing is
 * wrong with the record itself. Nobody else may have the folder open.
 * @param request as OTLP's JSON
 */
export async function keepDeadLetter(
  folder: string,
  { ingestionKey }: Pick<Welcome, 'ingestionKey'>,
  request: object,
): Promise<void> {
  const state = await openStateFolder(folder);
  const clickhouse = await openClickHouse({
    kind: 'embedded',
    path: state.clickhouse,
    memoryLimitBytes: Number(FREE_PORTS.CLICKHOUSE_MEMORY_BYTES),
  });
  try {
    const value = jsonToProto('traces', Buffer.from(JSON.stringify(request))).proto;
    const claim = { tenant: 'default', keyId: ingestionKey.split('_')[1] ?? '' };
    await new ClickHouseDeadLetters(clickhouse, systemClock).keep([
      {
        tenant: claim.tenant,
        reason: 'failed',
        detail: 'the price book could not be read',
        topic: TOPIC,
        partition: 0,
        offset: '1000000',
        arrivedAt: systemClock.now(),
        failedAt: systemClock.now(),
        key: undefined,
        headers: createCollectorSigner(state.recordSecret).headersFor(claim, TOPIC, value),
        value,
      },
    ]);
  } finally {
    await clickhouse.close();
  }
}
