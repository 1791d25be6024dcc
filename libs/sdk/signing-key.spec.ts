import { createKafkaSpanExporter } from './kafka-span-exporter';
import { toSigningKey } from './signing-key';

const KEY = 'tli_Ab3Cd4Ef5Gh6_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ';

describe('toSigningKey', () => {
  it('finds the public id in the key', () => {
    expect(toSigningKey('acme', ` ${KEY}\n`)).toEqual({ tenant: 'acme', keyId: 'Ab3Cd4Ef5Gh6', keySecret: KEY });
  });

  it.each([
    ['tlr_Ab3Cd4Ef5Gh6_0123456789abcdefghijklmnop', 'ingestionKey: this is no ingestion key'],
    ['Ab3Cd4Ef5Gh6', 'ingestionKey: this is no ingestion key'],
    ['', 'ingestionKey: a text is needed'],
  ])('refuses %p without repeating it', (key, message) => {
    expect(() => toSigningKey('acme', key)).toThrow(message);
    if (key !== '') expect(() => toSigningKey('acme', key)).not.toThrow(key);
  });
});

describe('createKafkaSpanExporter', () => {
  const options = { brokers: ['kafka:9092'], ingestionKey: KEY, tenant: 'acme', flushOnExit: false };

  it.each([
    [{ brokers: [] }, 'brokers: a list with at least one host:port is needed'],
    [{ brokers: ['kafka'] }, 'brokers: "kafka" is not host:port'],
    [{ tenant: '' }, 'tenant: a text is needed'],
    [{ topic: ' ' }, 'topic: a text is needed'],
    [{ maxRecordBytes: 10 }, 'maxRecordBytes: a whole number from 1024 on is needed'],
  ])('refuses %p when it is set up', (wrong, message) => {
    expect(() => createKafkaSpanExporter({ ...options, ...wrong })).toThrow(message);
  });

  it('connects to nothing before there is something to send', async () => {
    const exporter = createKafkaSpanExporter(options);
    await exporter.shutdown();
    expect(exporter.stats()).toMatchObject({ received: 0, retries: 0, lastFailure: undefined });
  });
});
