import { DEAD_LETTERS_EN } from './texts/en';
import { DEAD_LETTERS_ZH_CN } from './texts/zh-cn';
import {
  DEAD_LETTER_REASONS,
  knownReason,
  NOT_REPLAYED_REASONS,
  notReplayedByReason,
  outcomeOf,
  type Replay,
  shareDone,
  sizeText,
} from './dead-letter-model';

const REPLAY: Replay = {
  id: 'r1',
  state: 'DONE',
  requestedAt: '2026-03-10T12:00:00Z',
  finishedAt: '2026-03-10T12:00:05Z',
  total: 4,
  done: 4,
  replayed: 4,
  truncated: false,
  error: null,
  notReplayed: [],
};

describe('reasons', () => {
  it.each([...DEAD_LETTER_REASONS, 'other'] as const)(
    '%s is named, explained and remedied in both languages',
    (reason) => {
      for (const texts of [DEAD_LETTERS_EN, DEAD_LETTERS_ZH_CN]) {
        const { name, why, remedy } = texts.reasons[reason];
        for (const text of [name, why, remedy]) expect(text).not.toBe('');
      }
    },
  );

  it.each(NOT_REPLAYED_REASONS)('%s says in both languages why a letter was not replayed', (reason) => {
    expect(DEAD_LETTERS_EN.replay.why[reason]).not.toBe('');
    expect(DEAD_LETTERS_ZH_CN.replay.why[reason]).not.toBe('');
  });

  it('does not guess at a word that is newer than the console', () => {
    expect(knownReason('quota-exceeded')).toBeUndefined();
  });
});

describe('outcomeOf', () => {
  it.each([
    ['all', {}],
    ['some', { replayed: 1 }],
    ['none', { replayed: 0 }],
    ['failed', { state: 'FAILED', replayed: 4 }],
    [undefined, { state: 'RUNNING', done: 3, replayed: 3 }],
    [undefined, { state: 'QUEUED', done: 0, replayed: 0 }],
  ] as const)('is %s', (outcome, part) => {
    expect(outcomeOf({ ...REPLAY, ...part })).toBe(outcome);
  });
});

describe('shareDone', () => {
  it('is not known while it waits', () => {
    expect(shareDone({ ...REPLAY, state: 'QUEUED', done: 0 })).toBeUndefined();
    expect(shareDone({ ...REPLAY, state: 'RUNNING', done: 3 })).toBe(0.75);
  });
});

describe('notReplayedByReason', () => {
  it('counts, the most frequent first', () => {
    const notReplayed = ['gone', 'too-large', 'gone'].map((reason, index) => ({ id: String(index), reason }));
    expect(notReplayedByReason({ ...REPLAY, notReplayed })).toEqual([
      { reason: 'gone', count: 2 },
      { reason: 'too-large', count: 1 },
    ]);
  });
});

describe('sizeText', () => {
  it.each([
    ['710', '0.7 kB'],
    ['999949', '999.9 kB'],
    ['20971520', '21 MB'],
  ])('%s bytes are %s', (bytes, text) => {
    expect(sizeText(bytes, 'en-US')).toBe(text);
  });
});
