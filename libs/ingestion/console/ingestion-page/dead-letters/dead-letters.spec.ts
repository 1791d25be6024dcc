import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';

import {
  DeadLetterReplayDocument,
  DeadLettersDocument,
  type DeadLettersQuery,
  IngestionStatusDocument,
  ReplayDeadLettersDocument,
} from '../../operations';
import { openPage } from '../testing/open-page';
import { statusAnswer } from '../testing/status-examples';
import type { DeadLetter, DeadLetterPage, Replay } from './dead-letter-model';

function aLetter(offset: string, part: Partial<DeadLetter> = {}): DeadLetter & { readonly __typename: 'DeadLetter' } {
  return {
    __typename: 'DeadLetter',
    id: `otlp_spans/0/${offset}`,
    reason: 'failed',
    detail: 'out of memory',
    topic: 'otlp_spans',
    partition: 0,
    offset,
    arrivedAt: '2026-03-10T11:59:00Z',
    failedAt: '2026-03-10T12:00:00Z',
    valueBytes: '2300',
    valueKept: true,
    replayedAt: null,
    ...part,
  };
}

function lettersOf(part: Partial<DeadLetterPage>): DeadLettersQuery {
  return {
    deadLetters: {
      __typename: 'DeadLetterConnection',
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
      totalCount: '0',
      byReason: [],
      ...part,
    },
  };
}

const TWO = lettersOf({
  nodes: [aLetter('1'), aLetter('2')],
  totalCount: '2',
  byReason: [{ reason: 'failed', count: '2' }],
});

function aReplay(part: Partial<Replay> = {}) {
  return {
    __typename: 'DeadLetterReplay' as const,
    id: 'r1',
    state: 'QUEUED' as const,
    requestedAt: '2026-03-10T12:01:00Z',
    finishedAt: null,
    total: 2,
    done: 0,
    replayed: 0,
    truncated: false,
    error: null,
    notReplayed: [],
    ...part,
  };
}

async function openLetters(letters: DeadLettersQuery, query = '') {
  const screen = await openPage(`/ingestion?tab=dead-letters${query}`);
  screen.api.expectOne(IngestionStatusDocument).flush({ data: statusAnswer() });
  const asked = screen.api.expectOne(DeadLettersDocument);
  asked.flush({ data: letters });
  await screen.settled();
  return { ...screen, asked: asked.operation.variables };
}

describe('dead letters', () => {
  it('says that nothing waits as the good state that it is', async () => {
    const { page } = await openLetters(lettersOf({}));
    expect(page.querySelector('tl-empty')?.textContent).toContain('This is how it should be');
  });

  it('explains each reason, a new one by its word', async () => {
    const byReason = [
      { reason: 'malformed', count: '3' },
      { reason: 'quota-exceeded', count: '1' },
    ];
    const { page } = await openLetters(lettersOf({ nodes: [aLetter('1')], totalCount: '4', byReason }));
    const [known, unknown] = [...page.querySelectorAll('.reason')].map((element) => element.textContent);
    expect(known).toContain('3 × Malformed record');
    expect(known).toContain('What to do:');
    expect(unknown).toContain('quota-exceeded');
  });

  it('asks for what its address says', async () => {
    const { asked } = await openLetters(TWO, '&reason=failed&replayed=1&after=c1');
    expect(asked).toEqual({ input: { reasons: ['failed'], includeReplayed: true, first: 50, after: 'c1' } });
  });

  it('shows what the API refused of the address instead of an empty list', async () => {
    const issues = [{ field: 'reasons.0', message: 'There is no reason x.' }];
    const { page } = await openLetters({ deadLetters: { __typename: 'InvalidDeadLettersInput', issues } }, '&reason=x');
    expect(page.querySelector('tl-banner')?.textContent).toContain('reasons.0: There is no reason x.');
    expect(page.querySelector('tl-empty')).toBeNull();
  });

  it('says how many before it replays, and sends only letters that wait', async () => {
    const nodes = [aLetter('1'), aLetter('2', { replayedAt: '2026-03-10T12:00:30Z' })];
    const screen = await openLetters(lettersOf({ nodes, totalCount: '2' }), '&replayed=1');
    screen.page.querySelector<HTMLInputElement>('thead .checkbox')!.click();
    await screen.settled();
    await screen.press('Replay 2');
    expect(screen.dialog()?.textContent).toContain('Replay 1 dead letters?');
    expect(screen.dialog()?.textContent).toContain('need not be');
    await screen.press('Replay 1', screen.dialog()!);
    const { variables } = screen.api.expectOne(ReplayDeadLettersDocument).operation;
    expect(variables).toEqual({ input: { ids: ['otlp_spans/0/1'] } });
  });

  it('names the letters that were not replayed, with the reason', async () => {
    const screen = await openLetters(TWO, '&replay=r1');
    const notReplayed = [{ id: 'otlp_spans/0/2', reason: 'gone' }];
    const replay = aReplay({ state: 'DONE', finishedAt: '2026-03-10T12:01:05Z', done: 2, replayed: 1, notReplayed });
    screen.api.expectOne(DeadLetterReplayDocument).flush({ data: { deadLetterReplay: replay } });
    await screen.settled();
    const result = screen.page.querySelector('tl-replay-result')!;
    expect(result.textContent).toContain('Replayed 1 of 2 letters; the others could not be sent again.');
    expect(result.textContent).toContain('their bytes are no longer kept');
    expect(result.querySelector('li')?.textContent?.trim()).toBe('otlp_spans/0/2');
  });

  it('says that a replay of the address is not known', async () => {
    const screen = await openLetters(TWO, '&replay=gone');
    screen.api.expectOne(DeadLetterReplayDocument).flush({ data: { deadLetterReplay: null } });
    await screen.settled();
    expect(screen.page.textContent).toContain('The replay in this address is not known');
  });
});

describe('a replay while it runs', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('is looked at each second until it is over, and stays', async () => {
    const screen = await openPage('/ingestion?tab=dead-letters&replay=r1', {
      settle: () => jest.advanceTimersByTimeAsync(20),
    });
    const answer = async (part: Partial<Replay>) => {
      screen.api.expectOne(DeadLetterReplayDocument).flush({ data: { deadLetterReplay: aReplay(part) } });
      await screen.settled();
    };
    const shown = () => screen.page.querySelector('tl-replay-result')?.textContent;

    await answer({});
    expect(shown()).toContain('Replay of 2 letters waits for a processor');
    screen.api.expectNone(DeadLetterReplayDocument);

    await jest.advanceTimersByTimeAsync(1_000);
    await answer({ state: 'RUNNING', done: 1, replayed: 1 });
    expect(shown()).toContain('Replaying: 1 of 2');
    expect(screen.page.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('50');

    await jest.advanceTimersByTimeAsync(1_000);
    await answer({ state: 'DONE', done: 2, replayed: 2, finishedAt: '2026-03-10T12:01:05Z' });
    expect(shown()).toContain('Replayed 2 of 2 letters.');

    await jest.advanceTimersByTimeAsync(10_000);
    screen.api.expectNone(DeadLetterReplayDocument);
    expect(shown()).toContain('Replayed 2 of 2 letters.');
  });
});
