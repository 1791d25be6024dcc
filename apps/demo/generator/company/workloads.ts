/** How a kind of service calls models. */
export interface Workload {
  /** Weight of each hour of the local day. */
  readonly hours: readonly number[];
  /** Weight of a Saturday and a Sunday, and of a holiday, against a working day. */
  readonly weekend: number;
  readonly operation: 'chat' | 'embeddings';
  /** Median tokens of the first call of a session. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Calls of one conversation, at least and at most; 1 and 1: there are no conversations. */
  readonly turns: readonly [least: number, most: number];
  /** Who it works for: people of its team, or nobody in particular. */
  readonly hasUsers: boolean;
  /** Share of the input that a prompt cache can serve, before and after the release that ordered prompts for it. */
  readonly cacheable: readonly [before: number, after: number];
  /** Weight at the beginning of the shown time, against its end. */
  readonly startsAt: number;
}

function hours(weights: Readonly<Record<number, number>>): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) => weights[hour] ?? 0);
}

const OFFICE = hours({ 7: 1, 8: 4, 9: 8, 10: 10, 11: 10, 12: 5, 13: 7, 14: 9, 15: 9, 16: 8, 17: 5, 18: 2, 19: 1 });
const ENGINEERS = hours({
  8: 2,
  9: 6,
  10: 9,
  11: 10,
  12: 5,
  13: 7,
  14: 10,
  15: 10,
  16: 9,
  17: 7,
  18: 4,
  19: 2,
  20: 2,
  21: 1,
});
const CUSTOMERS = hours({
  6: 1,
  7: 4,
  8: 7,
  9: 9,
  10: 10,
  11: 10,
  12: 9,
  13: 9,
  14: 10,
  15: 10,
  16: 9,
  17: 8,
  18: 7,
  19: 6,
  20: 4,
  21: 2,
});
/** One run from 02:00 on; what else is called at night stands out. */
const NIGHT = hours({ 2: 1 });

export const WORKLOADS = {
  assistant: {
    hours: OFFICE,
    weekend: 0.04,
    operation: 'chat',
    inputTokens: 4_200,
    outputTokens: 700,
    turns: [1, 6],
    hasUsers: true,
    cacheable: [0.15, 0.45],
    startsAt: 0.35,
  },
  'customer-chat': {
    hours: CUSTOMERS,
    weekend: 0.55,
    operation: 'chat',
    inputTokens: 3_800,
    outputTokens: 380,
    turns: [1, 5],
    hasUsers: false,
    cacheable: [0.2, 0.7],
    startsAt: 0.5,
  },
  'coding-agent': {
    hours: ENGINEERS,
    weekend: 0.08,
    operation: 'chat',
    inputTokens: 42_000,
    outputTokens: 1_300,
    turns: [4, 24],
    hasUsers: true,
    cacheable: [0.5, 0.88],
    startsAt: 0.15,
  },
  extraction: {
    hours: OFFICE,
    weekend: 0.15,
    operation: 'chat',
    inputTokens: 8_500,
    outputTokens: 650,
    turns: [1, 1],
    hasUsers: false,
    cacheable: [0.1, 0.35],
    startsAt: 0.45,
  },
  'nightly-batch': {
    hours: NIGHT,
    weekend: 0.8,
    operation: 'chat',
    inputTokens: 16_000,
    outputTokens: 1_400,
    turns: [1, 1],
    hasUsers: false,
    cacheable: [0.1, 0.4],
    startsAt: 0.4,
  },
  'month-end': {
    hours: OFFICE,
    weekend: 0.05,
    operation: 'chat',
    inputTokens: 9_000,
    outputTokens: 600,
    turns: [1, 1],
    hasUsers: false,
    cacheable: [0.1, 0.35],
    startsAt: 0.5,
  },
  retrieval: {
    hours: CUSTOMERS,
    weekend: 0.4,
    operation: 'embeddings',
    inputTokens: 700,
    outputTokens: 0,
    turns: [1, 1],
    hasUsers: false,
    cacheable: [0, 0],
    startsAt: 0.5,
  },
} as const satisfies Readonly<Record<string, Workload>>;

export type WorkloadName = keyof typeof WORKLOADS;
