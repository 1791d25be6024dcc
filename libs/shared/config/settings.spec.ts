import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  apiSettings,
  collectorSettings,
  PROCESS_SCHEMAS,
  processorSettings,
  standaloneSettings,
} from './process-settings';
import { InvalidSettingsError, readSettings } from './read-settings';

const processor = {
  KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092',
  CLICKHOUSE_URL: 'http://clickhouse:8123',
  POSTGRES_URL: 'postgres://tokenledger:secret@postgres:5432/tokenledger',
  RECORD_SIGNING_SECRET: 'x'.repeat(32),
};

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof InvalidSettingsError) return error.problems;
    throw error;
  }
  throw new Error('the settings were taken');
}

describe('readSettings', () => {
  it('gives a typed tree, with sensible defaults', () => {
    expect(readSettings(processorSettings, processor)).toMatchObject({
      KAFKA_BROKERS: ['kafka-1:9092', 'kafka-2:9092'],
      KAFKA_COMPRESSION: 'lz4',
      ADMIN_PORT: 9464,
      MIGRATE: true,
    });
  });

  it('needs nothing at all for the standalone application', () => {
    expect(readSettings(standaloneSettings, {})).toMatchObject({
      API_PORT: 3000,
      OTLP_HTTP_PORT: 4318,
      OTLP_GRPC_PORT: 4317,
    });
  });

  it('takes an empty value for one that is not set', () => {
    expect(readSettings(standaloneSettings, { API_PORT: '' }).API_PORT).toBe(3000);
  });

  it('names every wrong key at once, with what was expected, and repeats no value', () => {
    const problems = problemsOf(() =>
      readSettings(processorSettings, {
        ...processor,
        KAFKA_BROKERS: '',
        RECORD_SIGNING_SECRET: 'hunter2',
        CLICKHOUSE_URL: 'tcp://x',
        ADMIN_PORT: '99999',
      }),
    );
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'ADMIN_PORT',
      'CLICKHOUSE_URL',
      'KAFKA_BROKERS',
      'RECORD_SIGNING_SECRET',
    ]);
    expect(problems.join()).toContain('kafka-1:9092,kafka-2:9092');
    expect(problems.join()).not.toContain('hunter2');
  });

  it('reads which topics are trusted, and how', () => {
    const { KAFKA_TOPIC_TRUST } = readSettings(processorSettings, {
      ...processor,
      KAFKA_TOPIC_TRUST: 'otlp_spans=collector, otlp_spans_acme=tenant:acme',
    });
    expect([...KAFKA_TOPIC_TRUST]).toEqual([
      ['otlp_spans', { trusted: 'collector' }],
      ['otlp_spans_acme', { tenant: 'acme' }],
    ]);
    expect(
      problemsOf(() => readSettings(processorSettings, { ...processor, KAFKA_TOPIC_TRUST: 'otlp_spans' })),
    ).toHaveLength(1);
  });

  it('reads where people open the console, and which proxies are believed', () => {
    const given = {
      API_PUBLIC_URL: 'https://ledger.acme.com',
      API_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8,2001:db8::1',
    };
    expect(readSettings(standaloneSettings, given)).toMatchObject({
      API_PUBLIC_URL: 'https://ledger.acme.com',
      API_TRUSTED_PROXIES: ['loopback', '10.0.0.0/8', '2001:db8::1'],
      API_SESSION_IDLE_MINUTES: 720,
      API_SESSION_MAX_HOURS: 168,
    });
  });

  it.each(['10.0.0.0/33', '10.0.0/8', '*', '10.0.0.0/8/8', '::/129', 'proxy.local', '10.0.0.1/', ','])(
    'believes no proxy at "%s"',
    (API_TRUSTED_PROXIES) => {
      expect(problemsOf(() => readSettings(standaloneSettings, { API_TRUSTED_PROXIES }))).toEqual([
        expect.stringContaining('API_TRUSTED_PROXIES: expected addresses or networks'),
      ]);
    },
  );

  it('takes public addresses as exporters take them', () => {
    const settings = (environment: Record<string, string>) => readSettings(standaloneSettings, environment);
    expect(
      settings({ PUBLIC_OTLP_HTTP_URL: 'https://otlp.acme.com/', PUBLIC_KAFKA_BROKERS: 'k1:9092, [::1]:9092' }),
    ).toMatchObject({ PUBLIC_OTLP_HTTP_URL: 'https://otlp.acme.com', PUBLIC_KAFKA_BROKERS: ['k1:9092', '[::1]:9092'] });
    for (const wrong of ['otlp.acme.com', 'kafka://otlp.acme.com', 'https://otlp.acme.com/v1/traces']) {
      expect(problemsOf(() => settings({ PUBLIC_OTLP_HTTP_URL: wrong }))).toEqual([
        expect.stringContaining('for example https://otlp.acme.com'),
      ]);
    }
    expect(problemsOf(() => settings({ PUBLIC_KAFKA_BROKERS: 'k1' }))).toHaveLength(1);
  });

  it.each([apiSettings, collectorSettings])('says what a process cannot do without', (schema) => {
    expect(problemsOf(() => readSettings(schema, {})).some((problem) => problem.startsWith('POSTGRES_URL'))).toBe(true);
  });
});

describe('.env.example', () => {
  const [example = ''] = readFileSync(join(__dirname, '../../../.env.example'), 'utf8').split(
    '# --- Only for infra/compose',
  );
  const explained = new Set([...example.matchAll(/^#?\s?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]));
  const known = new Set(Object.values(PROCESS_SCHEMAS).flatMap((schema) => Object.keys(schema.shape)));

  it('explains every key that a process reads', () => {
    expect([...known].filter((key) => !explained.has(key))).toEqual([]);
  });

  it('explains no key that nothing reads', () => {
    expect([...explained].filter((key) => !known.has(String(key)))).toEqual([]);
  });
});
