import { encodeWithOracle } from '../testing/otlp-oracle';
import { decodeLogs } from './decode-logs';

const request = (record: object) =>
  encodeWithOracle('logs', { resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] });

describe('decodeLogs', () => {
  it('reads a record without its body', () => {
    const payload = request({
      timeUnixNano: '1763900000123456789',
      observedTimeUnixNano: '1763900009000000000',
      severityNumber: 9,
      severityText: 'INFO',
      body: { stringValue: 'what the user wrote' },
      attributes: [{ key: 'input_tokens', value: { stringValue: '12' } }],
      traceId: Buffer.from('5b8efff798038103d269b633813fc60c', 'hex'),
      spanId: Buffer.from('eee19b7ec3c1b174', 'hex'),
      flags: 1,
      eventName: 'gen_ai.client.inference.operation.details',
    });
    expect(decodeLogs(payload)).toEqual([
      {
        signal: 'log',
        origin: { resource: new Map(), scope: { name: '', version: '', attributes: new Map() } },
        traceId: '5b8efff798038103d269b633813fc60c',
        spanId: 'eee19b7ec3c1b174',
        timestampUs: 1_763_900_000_123_456,
        eventName: 'gen_ai.client.inference.operation.details',
        attributes: new Map([['input_tokens', '12']]),
      },
    ]);
  });

  it('takes the time of observation where the record has none of its own', () => {
    expect(decodeLogs(request({ observedTimeUnixNano: '1763900009000000999' }))).toMatchObject([
      { timestampUs: 1_763_900_009_000_000, traceId: '', spanId: '' },
    ]);
  });
});
