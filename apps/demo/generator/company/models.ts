import type { SeededRandom } from '../seeded-random';

export interface DemoModel {
  /** OpenTelemetry `gen_ai.provider.name`. */
  readonly provider: string;
  readonly name: string;
  /** As the provider names it in its answer. */
  readonly answersAs: string;
  readonly address: string;
  readonly responsePrefix: string;
  /** What is reported of its prompt cache. */
  readonly cache: 'none' | 'reads' | 'reads-and-writes';
  /** Share of the output that is reasoning. */
  readonly reasoningShare: number;
}

function openAi(name: string, answersAs: string, reasoningShare: number): DemoModel {
  return {
    provider: 'openai',
    name,
    answersAs,
    address: 'api.openai.com',
    responsePrefix: 'chatcmpl-',
    cache: 'reads',
    reasoningShare,
  };
}

function anthropic(name: string, answersAs: string): DemoModel {
  return {
    provider: 'anthropic',
    name,
    answersAs,
    address: 'api.anthropic.com',
    responsePrefix: 'msg_01',
    cache: 'reads-and-writes',
    reasoningShare: 0,
  };
}

function google(name: string): DemoModel {
  return {
    provider: 'gcp.gemini',
    name,
    answersAs: name,
    address: 'generativelanguage.googleapis.com',
    responsePrefix: '',
    cache: 'reads',
    reasoningShare: 0.25,
  };
}

function mistral(name: string): DemoModel {
  return {
    provider: 'mistral_ai',
    name,
    answersAs: name,
    address: 'api.mistral.ai',
    responsePrefix: '',
    cache: 'none',
    reasoningShare: 0,
  };
}

export const MODELS = {
  gpt5Mini: openAi('gpt-5-mini', 'gpt-5-mini-2025-08-07', 0.2),
  gpt51: openAi('gpt-5.1', 'gpt-5.1', 0.3),
  gpt54: openAi('gpt-5.4', 'gpt-5.4', 0.3),
  gpt54Mini: openAi('gpt-5.4-mini', 'gpt-5.4-mini', 0.2),
  gpt56Luna: openAi('gpt-5.6-luna', 'gpt-5.6-luna', 0.2),
  gpt56Sol: openAi('gpt-5.6-sol', 'gpt-5.6-sol', 0.35),
  sonnet45: anthropic('claude-sonnet-4-5', 'claude-sonnet-4-5-20250929'),
  sonnet46: anthropic('claude-sonnet-4-6', 'claude-sonnet-4-6'),
  opus46: anthropic('claude-opus-4-6', 'claude-opus-4-6'),
  haiku45: anthropic('claude-haiku-4-5', 'claude-haiku-4-5-20251001'),
  gemini25Flash: google('gemini-2.5-flash'),
  gemini35Flash: google('gemini-3.5-flash'),
  mistralMedium: mistral('mistral-medium-latest'),
  mistralSmall: mistral('mistral-small-latest'),
  embedding: { ...openAi('text-embedding-3-small', 'text-embedding-3-small', 0), cache: 'none' },
  /** On the company's own machines: no price book knows it, and the demo's coverage shall not be whole. */
  own: {
    provider: 'halyard-inference',
    name: 'halyard-ops-8b',
    answersAs: 'halyard-ops-8b',
    address: 'inference.halyard-robotics.example',
    responsePrefix: '',
    cache: 'none',
    reasoningShare: 0,
  },
} as const satisfies Readonly<Record<string, DemoModel>>;

type Choice = readonly (readonly [model: DemoModel, weight: number])[];

/** What a kind of service calls, from a day on. */
interface Era {
  /** The day on which the change to it begins. */
  readonly from: string;
  readonly choice: Choice;
}

/**
 * Which models were called when. Days are absolute: models are launched and prices change on days of their own.
 * In the year to November 2026 the price book has gpt-5.6-luna at a fifth from 2026-07-30, gpt-5.6-sol cheaper from
 * 2026-08-21, and mistral-medium-latest at almost four times its price from 2026-06-16, which its users leave.
 */
const LINEUPS = {
  general: [
    { from: '', choice: [[MODELS.gpt5Mini, 1]] },
    {
      from: '2026-04-20',
      choice: [
        [MODELS.gpt54Mini, 3],
        [MODELS.gpt5Mini, 1],
      ],
    },
    {
      from: '2026-07-13',
      choice: [
        [MODELS.gpt56Luna, 9],
        [MODELS.gpt54Mini, 1],
      ],
    },
  ],
  premium: [
    { from: '', choice: [[MODELS.gpt51, 1]] },
    { from: '2026-04-06', choice: [[MODELS.gpt54, 1]] },
    {
      from: '2026-07-20',
      choice: [
        [MODELS.gpt56Sol, 4],
        [MODELS.gpt54, 1],
      ],
    },
  ],
  claude: [
    { from: '', choice: [[MODELS.sonnet45, 1]] },
    { from: '2026-02-24', choice: [[MODELS.sonnet46, 1]] },
  ],
  code: [
    {
      from: '',
      choice: [
        [MODELS.sonnet45, 3],
        [MODELS.gpt51, 1],
      ],
    },
    {
      from: '2026-02-24',
      choice: [
        [MODELS.sonnet46, 6],
        [MODELS.gpt51, 1],
        [MODELS.opus46, 1],
      ],
    },
    {
      from: '2026-07-20',
      choice: [
        [MODELS.sonnet46, 6],
        [MODELS.gpt56Sol, 2],
        [MODELS.opus46, 1],
      ],
    },
  ],
  fast: [{ from: '', choice: [[MODELS.haiku45, 1]] }],
  vision: [
    { from: '', choice: [[MODELS.gemini25Flash, 1]] },
    {
      from: '2026-06-01',
      choice: [
        [MODELS.gemini35Flash, 4],
        [MODELS.gemini25Flash, 1],
      ],
    },
  ],
  european: [
    { from: '', choice: [[MODELS.mistralMedium, 1]] },
    { from: '2026-07-01', choice: [[MODELS.mistralSmall, 1]] },
  ],
  embedding: [{ from: '', choice: [[MODELS.embedding, 1]] }],
  own: [{ from: '', choice: [[MODELS.own, 1]] }],
} as const satisfies Readonly<Record<string, readonly Era[]>>;

export type Lineup = keyof typeof LINEUPS;

/** How long a move to other models takes. */
const MIGRATION_MS = 21 * 86_400_000;

/** The model of one call: in a migration more and more often one of the new ones. */
export function modelAt(lineup: Lineup, atMs: number, random: SeededRandom): DemoModel {
  const eras: readonly Era[] = LINEUPS[lineup];
  for (const { from, choice } of eras.toReversed()) {
    if (from !== '' && !random.isTrue((atMs - Date.parse(from)) / MIGRATION_MS)) continue;
    const [model] = choice[random.weighted(choice.map(([, weight]) => weight))] ?? [];
    if (model !== undefined) return model;
  }
  throw new RangeError(`${lineup} begins with no model`);
}
