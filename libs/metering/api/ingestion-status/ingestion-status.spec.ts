import { IngestionStatusReader, wholeBucket } from '@tokenledger/metering/domain';
import {
  aBacklog,
  aDeadLetter,
  FakeArrivalReader,
  InMemoryDeadLetters,
  InMemoryDirtyBuckets,
  InMemoryProcessorBacklogs,
} from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { FixedClock } from '@tokenledger/shared/time';

import { acmeKey, globexUser, type GraphqlUnderTest, startGraphql } from '../testing/graphql-under-test';
import { IngestionStatusModule } from './ingestion-status.module';

const acme = tenantId('acme');
const at = (text: string) => new Date(`2026-03-10T${text}Z`);

const QUERY = /* GraphQL */ `
  {
    ingestionStatus {
      state
      newestCallAt
      newestArrivalAt
      asOf
      callsPerMinute {
        minute
        calls
      }
      pendingBuckets
      lag {
        records
        measuredAt
      }
      lagUnknownReason
      deadLetters {
        waiting
        replayed
        newestAt
      }
      senders {
        keyId
        service
        dialect
        calls24h
        newestArrivalAt
      }
      sendersTruncated
      endpoints {
        otlpHttp
        otlpGrpc
        kafkaBrokers
      }
    }
  }
`;

let api: GraphqlUnderTest;
let arrivals: FakeArrivalReader;
let backlogs: InMemoryProcessorBacklogs;
let dirtyBuckets: InMemoryDirtyBuckets;

beforeEach(async () => {
  arrivals = new FakeArrivalReader();
  backlogs = new InMemoryProcessorBacklogs();
  dirtyBuckets = new InMemoryDirtyBuckets();
  const deadLetters = new InMemoryDeadLetters();
  await deadLetters.keep([aDeadLetter()]);
  const clock = new FixedClock(at('12:10:30'));
  const status = new IngestionStatusReader({ arrivals, backlogs, dirtyBuckets, deadLetters, clock });
  const endpoints = {
    otlpHttp: 'https://otlp.acme.com',
    otlpGrpc: undefined,
    kafkaBrokers: ['kafka-1:9092', 'kafka-2:9092'],
  };
  api = await startGraphql(IngestionStatusModule.with({ status, endpoints }));
});

afterEach(() => api.app.close());

async function status(reader = acmeKey): Promise<Record<string, unknown>> {
  const { data, errors } = await api.ask(QUERY, {}, reader);
  expect(errors).toBeUndefined();
  return data?.['ingestionStatus'] as Record<string, unknown>;
}

describe('ingestionStatus', () => {
  it('shows what arrives, from whom, and what waits', async () => {
    arrivals.give(acme, {
      newestCallAt: at('12:10:00.250'),
      newestArrivalAt: at('12:10:01'),
      callsPerMinute: [{ minute: at('12:10:00'), calls: 9_007_199_254_740_993n }],
      senders: [
        { keyId: 'k1', service: 'search', dialect: 'otel-genai', calls: 12n, newestArrivalAt: at('12:10:01') },
        { keyId: '', service: '', dialect: 'otel-genai', calls: 1n, newestArrivalAt: at('12:00:00') },
      ],
    });
    await dirtyBuckets.mark([wholeBucket(acme, 900)]);
    await backlogs.report(aBacklog({ lag: 3, measuredAt: at('12:10:28') }));
    const shown = await status();
    expect(shown).toMatchObject({
      state: 'RECEIVING',
      newestCallAt: '2026-03-10T12:10:00.250Z',
      newestArrivalAt: '2026-03-10T12:10:01.000Z',
      asOf: '2026-03-10T12:10:30.000Z',
      pendingBuckets: 1,
      lag: { records: '3', measuredAt: '2026-03-10T12:10:28.000Z' },
      lagUnknownReason: null,
      deadLetters: { waiting: '1', replayed: '0', newestAt: '2026-03-10T12:00:00.000Z' },
      senders: [
        { keyId: 'k1', service: 'search', calls24h: '12', newestArrivalAt: '2026-03-10T12:10:01.000Z' },
        { keyId: null, service: null, calls24h: '1' },
      ],
      sendersTruncated: false,
      endpoints: { otlpHttp: 'https://otlp.acme.com', otlpGrpc: null, kafkaBrokers: ['kafka-1:9092', 'kafka-2:9092'] },
    });
    const minutes = shown['callsPerMinute'] as readonly unknown[];
    expect(minutes).toHaveLength(60);
    expect(minutes[0]).toEqual({ minute: '2026-03-10T11:11:00.000Z', calls: '0' });
    expect(minutes[59]).toEqual({ minute: '2026-03-10T12:10:00.000Z', calls: '9007199254740993' });
  });

  it('leads an organisation without calls, and tells it nothing of others', async () => {
    arrivals.give(acme, { newestArrivalAt: at('12:10:01') });
    await dirtyBuckets.mark([wholeBucket(acme, 900)]);
    expect(await status(globexUser)).toMatchObject({
      state: 'NEVER_RECEIVED',
      newestCallAt: null,
      newestArrivalAt: null,
      pendingBuckets: 0,
      deadLetters: { waiting: '0', replayed: '0', newestAt: null },
      senders: [],
    });
  });

  it('says that the lag is not known, and why, where no processor is alive', async () => {
    await backlogs.report(aBacklog({ lag: 0, measuredAt: at('12:09:00') }));
    expect(await status()).toMatchObject({ lag: null, lagUnknownReason: 'NO_PROCESSOR' });
    await backlogs.report(aBacklog({ lag: undefined, measuredAt: at('12:10:30') }));
    expect(await status()).toMatchObject({ lag: null, lagUnknownReason: 'NOT_TOLD' });
  });

  it('says that figures are late, before anything else', async () => {
    await backlogs.report(aBacklog({ lag: 5, measuredAt: at('12:10:28'), waitingSince: at('12:05:00') }));
    expect(await status()).toMatchObject({ state: 'DELAYED', lag: { records: '5' } });
  });
});
