import { ReplayRequests } from '@tokenledger/metering/domain';
import { aDeadLetter, InMemoryDeadLetterReplays, InMemoryDeadLetters } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { FixedClock } from '@tokenledger/shared/time';

import { acmeKey, globexUser, type GraphqlUnderTest, startGraphql } from '../testing/graphql-under-test';
import { DeadLettersModule } from './dead-letters.module';

const acme = tenantId('acme');

const LIST = /* GraphQL */ `
  query Letters($input: DeadLettersInput!) {
    deadLetters(input: $input) {
      __typename
      ... on InvalidDeadLettersInput {
        issues {
          field
          message
        }
      }
      ... on DeadLetterConnection {
        nodes {
          id
          reason
          detail
          topic
          partition
          offset
          arrivedAt
          failedAt
          valueBytes
          valueKept
          replayedAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
        byReason {
          reason
          count
        }
      }
    }
  }
`;
const REPLAY_FIELDS = /* GraphQL */ `
  id state requestedAt finishedAt truncated total done replayed notReplayed { id reason } error
`;
const REPLAY = `mutation Replay($input: ReplayDeadLettersInput!) {
  replayDeadLetters(input: $input) {
    __typename
    ... on InvalidDeadLettersInput { issues { field message } }
    ... on DeadLetterReplay { ${REPLAY_FIELDS} }
  }
}`;
const PROGRESS = `query Progress($id: ID!) { deadLetterReplay(id: $id) { ${REPLAY_FIELDS} } }`;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let api: GraphqlUnderTest;
let replays: InMemoryDeadLetterReplays;

beforeEach(async () => {
  const letters = new InMemoryDeadLetters();
  await letters.keep([
    aDeadLetter({ offset: '9007199254740993' }),
    aDeadLetter({ offset: '2', reason: 'malformed', failedAt: new Date('2026-03-10T12:00:01Z') }),
    aDeadLetter({ offset: '3', reason: 'malformed', failedAt: new Date('2026-03-10T12:00:02Z') }),
    aDeadLetter({ offset: '4', tenant: 'globex' }),
  ]);
  replays = new InMemoryDeadLetterReplays();
  const clock = new FixedClock('2026-03-10T13:00:00Z');
  const requests = new ReplayRequests({ letters, replays, clock, newId: () => 'replay-1' });
  api = await startGraphql(DeadLettersModule.with({ letters, replays, requests }));
});

afterEach(() => api.app.close());

async function list(input: object = {}): Promise<Page> {
  const { data, errors } = await api.ask(LIST, { input });
  expect(errors).toBeUndefined();
  return data?.['deadLetters'] as Page;
}

describe('deadLetters', () => {
  it("shows the reader's organisation its own letters, digit by digit", async () => {
    const page = await list();
    expect(page).toMatchObject({
      __typename: 'DeadLetterConnection',
      totalCount: '3',
      byReason: [
        { reason: 'malformed', count: '2' },
        { reason: 'time-out-of-range', count: '1' },
      ],
    });
    expect(page.nodes.map(({ id }) => id)).toEqual([
      'otlp_spans/0/3',
      'otlp_spans/0/2',
      'otlp_spans/0/9007199254740993',
    ]);
    expect(page.nodes[2]).toEqual({
      id: 'otlp_spans/0/9007199254740993',
      reason: 'time-out-of-range',
      detail: '1 of 1 calls start before 2015 or in the future',
      topic: 'otlp_spans',
      partition: 0,
      offset: '9007199254740993',
      arrivedAt: '2026-03-10T11:59:59.500Z',
      failedAt: '2026-03-10T12:00:00.000Z',
      valueBytes: '3',
      valueKept: true,
      replayedAt: null,
    });
  });

  it('goes on behind a page, and says where there is no more', async () => {
    const first = await list({ first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await list({ first: 2, after: first.pageInfo.endCursor });
    expect(second.nodes.map(({ id }) => id)).toEqual(['otlp_spans/0/9007199254740993']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const behind = await list({ after: second.pageInfo.endCursor });
    expect(behind.pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });

  it('counts what passes the reasons, and every reason beside it', async () => {
    const page = await list({ reasons: ['time-out-of-range'] });
    expect(page).toMatchObject({ totalCount: '1', byReason: [{ count: '2' }, { count: '1' }] });
  });

  it('says what is wrong with an input', async () => {
    expect(await list({ first: 0, reasons: ['rotten'] })).toMatchObject({
      __typename: 'InvalidDeadLettersInput',
      issues: [{ field: 'reasons' }, { field: 'first', message: 'is not a whole number from 1 to 200' }],
    });
  });
});

describe('replayDeadLetters', () => {
  it('queues a replay for a signed-in user, which can be followed', async () => {
    const { data } = await api.ask(REPLAY, { input: { reasons: ['malformed'] } });
    const queued = {
      id: 'replay-1',
      state: 'QUEUED',
      requestedAt: '2026-03-10T13:00:00.000Z',
      finishedAt: null,
      truncated: false,
      total: 2,
      done: 0,
      replayed: 0,
      notReplayed: [],
      error: null,
    };
    expect(data?.['replayDeadLetters']).toEqual({ __typename: 'DeadLetterReplay', ...queued });
    expect(await replays.find(acme, 'replay-1')).toMatchObject({ requestedBy: 'user-1' });
    expect((await api.ask(PROGRESS, { id: 'replay-1' })).data?.['deadLetterReplay']).toEqual(queued);

    const turn = await replays.takeTurn(new Date('2026-03-10T13:00:01Z'), 10);
    const [first, second] = turn?.letters ?? [];
    if (first === undefined || second === undefined) throw new Error('two letters were to be replayed');
    await replays.recordOutcome('replay-1', first, 'too-large');
    await replays.recordOutcome('replay-1', second, 'replayed');
    await replays.finish('replay-1', new Date('2026-03-10T13:00:02Z'));
    expect((await api.ask(PROGRESS, { id: 'replay-1' })).data?.['deadLetterReplay']).toEqual({
      ...queued,
      state: 'DONE',
      finishedAt: '2026-03-10T13:00:02.000Z',
      done: 2,
      replayed: 1,
      notReplayed: [{ id: 'otlp_spans/0/2', reason: 'too-large' }],
    });
  });

  it('is for people: a read key follows, and changes nothing', async () => {
    const refused = await api.ask(REPLAY, { input: { reasons: ['malformed'] } }, acmeKey);
    expect(refused.data).toBeNull();
    expect(refused.errors?.[0]).toMatchObject({
      message: 'a read key only reads: sign in to the console to change this',
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await replays.hasWork()).toBe(false);
    await api.ask(REPLAY, { input: { ids: ['otlp_spans/0/2'] } });
    expect((await api.ask(PROGRESS, { id: 'replay-1' }, acmeKey)).data?.['deadLetterReplay']).toMatchObject({
      total: 1,
    });
  });

  it("knows nothing of another organisation's letters and replays", async () => {
    const { data } = await api.ask(REPLAY, { input: { ids: ['otlp_spans/0/2'] } }, globexUser);
    expect(data?.['replayDeadLetters']).toEqual({
      __typename: 'InvalidDeadLettersInput',
      issues: [{ field: 'ids.0', message: 'is no such dead letter: send ids that `deadLetters` lists' }],
    });
    await api.ask(REPLAY, { input: { ids: ['otlp_spans/0/2'] } });
    expect((await api.ask(PROGRESS, { id: 'replay-1' }, globexUser)).data?.['deadLetterReplay']).toBeNull();
  });
});
