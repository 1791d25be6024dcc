import { InMemoryRuleSets } from '@tokenledger/attribution/testing';
import { flatPriceBook } from '@tokenledger/metering/testing';
import { TokenLedgerError } from '@tokenledger/shared/result';
import { startTelemetry } from '@tokenledger/shared/telemetry';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { getIntrospectionQuery } from 'graphql';

import { attributionOver } from '../wiring/attribution';
import { createApiApp } from './create-api-app';
import { acme, type ApiUnderTest, portsOf, startApi } from './testing/api-under-test';
import { ingestionOverFakes } from './testing/ingestion-fakes';
import { reratingOverFakes } from './testing/rerating-fakes';

const input = { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' };
const QUERY = 'query Spend($input: SpendInput!) { spend(input: $input) { ... on SpendReport { totals { calls } } } }';
const inline = (name: string) => `${name}: spend(input: {from: "${input.from}", to: "${input.to}"}) { __typename }`;

let api: ApiUnderTest;
const apis: ApiUnderTest[] = [];

async function start(...args: Parameters<typeof startApi>): Promise<ApiUnderTest> {
  const started = await startApi(...args);
  apis.push(started);
  return started;
}

beforeEach(async () => {
  api = await start();
});

afterEach(async () => {
  await Promise.all(apis.splice(0).map(({ app }) => app.close()));
});

describe('authentication', () => {
  it.each([
    ['no credential', undefined, 'Authorization: Bearer tlr_'],
    ['another scheme', 'Basic dXNlcjpwYXNz', 'only bearer keys'],
    ['a bearer without a key', 'Bearer ', 'only bearer keys'],
    ['two keys', 'Bearer tlr_acme tlr_globex', 'only bearer keys'],
    ['an unknown key', 'Bearer tlr_other', 'not known'],
    ['a revoked key', 'Bearer tlr_revoked', 'revoked'],
    ['a key that was not copied whole', 'Bearer tlr_short', 'copied whole'],
    ['an ingestion key', 'Bearer tli_acme', 'can only send usage'],
  ])('refuses %s with 401 and says what to send', async (_name, authorization, remedy) => {
    const body = JSON.stringify({ query: QUERY, variables: { input } });
    const answer = await api.post(body, authorization === undefined ? {} : { authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(answer.body.errors).toEqual([
      {
        message: expect.stringContaining(remedy),
        extensions: { code: 'UNAUTHENTICATED', id: 'err_1', retriable: false },
      },
    ]);
    expect(answer.body.data).toBeUndefined();
    expect(api.spend.asked).toEqual([]);
  });

  it('takes the scheme in any case', async () => {
    const answer = await api.post(JSON.stringify({ query: '{ __typename }' }), { authorization: 'bearer tlr_acme' });
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
  });

  it('refuses a suspended organisation with 403', async () => {
    const answer = await api.ask(QUERY, { input }, 'tlr_suspended');
    expect(answer.status).toBe(403);
    expect(answer.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each(['{ __typename }', '{ __schema { types { name } } }'])('tells a stranger nothing: %s', async (query) => {
    expect((await api.ask(query, {}, null)).status).toBe(401);
    expect((await api.ask(query)).status).toBe(200);
  });

  it('says "try again", not "wrong key", where keys cannot be checked', async () => {
    const down = new TokenLedgerError('connect ECONNREFUSED db:5432', {
      code: 'POSTGRES_UNAVAILABLE',
      retriable: true,
    });
    const other = await start({ readKeys: { verify: () => Promise.reject(down) } });
    const answer = await other.ask(QUERY, { input });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE', id: 'err_1', retriable: true });
    expect(answer.text).not.toContain('db:5432');
  });
});

describe('failures', () => {
  it.each([
    ['a store that is down', true, 'UNAVAILABLE', 'warn'],
    ['a query that the store refuses', false, 'CLICKHOUSE_QUERY_FAILED', 'error'],
  ])('answers %s with a code and an id, never with an empty report', async (_name, retriable, code, level) => {
    const secret = 'ClickHouse at ch-7.internal said: SELECT secret_column';
    api.spend.give(acme, new TokenLedgerError(secret, { code: 'CLICKHOUSE_QUERY_FAILED', retriable }));
    const { body, text } = await api.ask(QUERY, { input });
    expect(body.data).toBeNull();
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]).toMatchObject({ path: ['spend'], extensions: { code, id: 'err_1', retriable } });
    expect(body.errors?.[0]?.message).toContain('quote err_1');
    expect(text).not.toContain('internal');
    const logged = api.logger.lines.filter(({ facts }) => facts['errorId'] === 'err_1');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({
      level,
      facts: { error: expect.objectContaining({ message: secret }) as unknown },
    });
  });

  it('answers what nobody expected with INTERNAL, an id and no trace of the code', async () => {
    api.spend.give(acme, new TypeError("Cannot read properties of undefined (reading 'x')"));
    const { body, text } = await api.ask(QUERY, { input });
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', id: 'err_1', retriable: false });
    expect(text).not.toMatch(/properties|stack|\.ts|node_modules/);
    expect(api.logger.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('fails a report whose amount is no exact decimal instead of sending digits that may be wrong', async () => {
    const broken = { calls: 1.5 } as object;
    api.spend.give(acme, broken as never);
    const { body } = await api.ask(QUERY, { input });
    expect(body.errors?.[0]?.extensions.code).toBe('INTERNAL');
  });

  it('answers for a ledger that does not', async () => {
    const other = await start({ spend: { spend: () => new Promise(() => undefined) } }, { limits: { deadlineMs: 20 } });
    const { body } = await other.ask(QUERY, { input });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', retriable: true });
  });

  it('names failures apart without being told how', async () => {
    const other = await startApi({}, {});
    apis.push(other);
    const ids = await Promise.all([other.ask('{ nothing }'), other.ask('{ nothing }')]);
    expect(new Set(ids.map(({ body }) => body.errors?.[0]?.extensions.id)).size).toBe(2);
  });
});

describe('limits', () => {
  it.each([
    ['syntax', '{ spend(', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ bill }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing argument', '{ spend { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a mutation', 'mutation { spend { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'eleven questions at once',
      `{ ${Array.from({ length: 11 }, (_, index) => inline(`a${index}`)).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'eleven questions by fragments',
      `query { ...six ...five } fragment six on Query { ${'abcdef'.split('').map(inline).join(' ')} } ` +
        `fragment five on Query { ${'ghijk'.split('').map(inline).join(' ')} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a long document', `{ ${'__typename '.repeat(5_000)} }`, 'GRAPHQL_PARSE_FAILED'],
  ])('refuses %s', async (_name, query, code) => {
    const { status, body } = await api.ask(query);
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code, retriable: false });
    expect(api.spend.asked).toEqual([]);
  });

  it('answers ten questions at once', async () => {
    const { body } = await api.ask(`{ ${Array.from({ length: 10 }, (_, index) => inline(`a${index}`)).join(' ')} }`);
    expect(body.errors).toBeUndefined();
    expect(api.spend.asked).toHaveLength(10);
  });

  it('refuses fragments that multiply, at once', async () => {
    const fragments = Array.from(
      { length: 30 },
      (_, index) => `fragment f${index} on SpendReport { ...f${index + 1} x: totals { calls } ...f${index + 1} }`,
    ).join(' ');
    const query = `{ ${inline('a').replace('{ __typename }', '{ ...f0 }')} } ${fragments} fragment f30 on SpendReport { truncated }`;
    const { body } = await api.ask(query);
    expect(body.errors?.[0]?.message).toMatch(/fields large|depth|deep/);
    expect(api.spend.asked).toEqual([]);
  });

  it('refuses fragments that contain themselves', async () => {
    const query = `{ ${inline('a').replace('__typename', '...f')} } fragment f on SpendReport { truncated ...f }`;
    expect((await api.ask(query)).status).toBe(400);
  });

  it('answers the query by which tools learn the schema', async () => {
    const { body } = await api.ask(getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true }));
    expect(body.errors).toBeUndefined();
  });

  it('refuses a body over the limit with 413', async () => {
    const answer = await api.ask(`{ __typename } #${'x'.repeat(300 * 1024)}`);
    expect(answer.status).toBe(413);
    expect(answer.body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('262144 bytes') as unknown,
      extensions: { code: 'PAYLOAD_TOO_LARGE', retriable: false },
    });
  });

  it.each([
    ['no JSON', '{"query":', 'application/json'],
    ['no JSON object', '"text"', 'application/json'],
    ['nothing', '', 'application/json'],
    ['a form', 'query={__typename}', 'application/x-www-form-urlencoded'],
    ['text', '{"query":"{__typename}"}', 'text/plain'],
    ['another encoding', '{"query":"{__typename}"}', 'application/json; charset=latin1'],
  ])('refuses %s as a body with 400 and says why', async (_name, body, contentType) => {
    const answer = await api.post(body, { 'content-type': contentType, authorization: 'Bearer tlr_acme' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect(answer.body.errors?.[0]?.message).not.toBe('');
  });

  it('refuses what a form of another site could send', async () => {
    const response = await fetch(`${api.url}?query={__typename}`, { headers: { authorization: 'Bearer tlr_acme' } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('CSRF');
  });

  it('refuses several operations in one array', async () => {
    const body = JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    expect((await api.post(body, { authorization: 'Bearer tlr_acme' })).status).toBe(400);
  });
});

describe('the landing page', () => {
  const browse = async (url: string) => (await fetch(url, { headers: { accept: 'text/html' } })).text();

  it('is not there unless it was asked for', async () => {
    expect(await browse(api.url)).not.toContain('<html');
  });

  it('is GraphiQL where it was', async () => {
    const other = await start({}, { graphiql: true });
    expect((await browse(other.url)).toLowerCase()).toContain('graphiql');
  });
});

it('says in one sentence that its port is taken', async () => {
  const port = Number(new URL(api.url).port);
  const rerating = reratingOverFakes({ now: () => new Date(0) });
  const second = await createApiApp(
    {
      spend: api.spend,
      ownedSpend: api.ownedSpend,
      writeUnitSpendCsv: () => '',
      calls: api.calls,
      checks: api.checks,
      dimensionValues: api.dimensionValues,
      unpriced: api.unpriced,
      missingRates: { missingRates: () => Promise.resolve([]) },
      ruleUse: { ruleUse: () => Promise.resolve([]) },
      soldUsage: api.soldUsage,
      sellers: { sellerOf: () => undefined },
      prices: api.prices,
      rerating,
      attribution: attributionOver(new InMemoryRuleSets(), api.fakes.directories.services, rerating, {
        now: () => new Date(0),
      }),
      priceBook: () => flatPriceBook,
      currencies: { reportingCurrencyOf: () => Promise.resolve('USD') },
      timeZones: { timeZoneOf: () => Promise.resolve('UTC') },
      clock: { now: () => new Date(0) },
      organization: portsOf(api.fakes),
      readKeys: { verify: () => Promise.resolve({ verdict: 'refused', reason: 'unknown' }) },
      ingestion: ingestionOverFakes({ now: () => new Date(0) }),
    },
    { logger: api.logger },
  );
  try {
    await expect(second.listen(port, '127.0.0.1')).rejects.toThrow(
      `port ${port} on 127.0.0.1, wanted for the GraphQL API, is in use`,
    );
  } finally {
    await second.close();
  }
});

it('answers what was asked before it closes', async () => {
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    api.spend.spend = () => {
      resolve();
      return new Promise((_resolve, reject) => (answer = () => reject(new TypeError('after all'))));
    };
  });
  const answered = api.ask(QUERY, { input });
  await asked;
  const closed = api.app.close();
  answer();
  expect((await answered).body.errors?.[0]?.extensions.code).toBe('INTERNAL');
  await closed;
  apis.splice(0);
  await expect(fetch(api.url)).rejects.toThrow();
});

describe('own telemetry', () => {
  it('counts and times requests by question and outcome, and traces them', async () => {
    const exporter = new InMemorySpanExporter();
    const telemetry = startTelemetry({
      serviceName: 'tokenledger-api',
      version: '0',
      spanProcessors: [new SimpleSpanProcessor({ exporter })],
    });
    try {
      await api.ask(QUERY, { input });
      await api.ask('query TheClientsOwnName { __typename }');
      await api.ask('{ nothing }');
      await api.ask(QUERY, { input }, null);
      api.spend.give(acme, new TypeError('x'));
      await api.ask(QUERY, { input });
      await new Promise((resolve) => setImmediate(resolve));
      const text = (await telemetry.prometheus?.text()) ?? '';
      expect(text).toContain('tokenledger_api_requests_total{question="spend",outcome="ok"} 1');
      expect(text).toContain('tokenledger_api_requests_total{question="__typename",outcome="ok"} 1');
      expect(text).toContain('tokenledger_api_requests_total{question="none",outcome="GRAPHQL_VALIDATION_FAILED"} 1');
      expect(text).toContain('tokenledger_api_requests_total{question="none",outcome="HTTP_401"} 1');
      expect(text).toContain('tokenledger_api_requests_total{question="spend",outcome="INTERNAL"} 1');
      expect(text).toContain('tokenledger_api_request_duration_count{question="spend",outcome="ok"} 1');
      expect(text).not.toContain('TheClientsOwnName');
      const spans = exporter.getFinishedSpans();
      expect(spans.map(({ name }) => name).sort()).toEqual([
        'graphql',
        'graphql',
        'query __typename',
        'query spend',
        'query spend',
      ]);
    } finally {
      await telemetry.shutdown();
    }
  });
});
