import { z } from 'zod';

import type { LedgerTotals } from './expected-totals';

/** What to ask the ledger for: one replay, by its project, or all of an organisation. */
export interface SpendQuestion {
  readonly fromMs: number;
  readonly toMs: number;
  /** Undefined: calls of all projects. */
  readonly project?: string;
}

export interface SpendAnswer {
  readonly totals: LedgerTotals;
  /** 15-minute buckets with calls that are not in the totals yet. */
  readonly pendingBuckets: number;
}

/** The api gave no answer; the message says what to check. */
export class SpendApiError extends Error {
  constructor(
    message: string,
    /** True where it may answer later: it cannot be reached, or says that something behind it cannot. */
    readonly retriable: boolean,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'SpendApiError';
  }
}

const BUCKET_MS = 15 * 60 * 1_000;

/** What is asked of the api, for `input` of `toSpendInput`. */
export const SPEND_QUERY = `
  query ReplayTotals($input: SpendInput!) {
    spend(input: $input) {
      __typename
      ... on SpendReport {
        totals {
          calls
          tokens { input cacheRead output }
          cost { currency amount }
          coverage { unpriced { calls } }
        }
        possibleDuplicates { calls }
        freshness { pendingBuckets }
      }
      ... on InvalidSpendInput { issues { field message } }
    }
  }`;

/** Counts are decimal text: a JSON number has lost digits, and is refused. */
const count = z.string().regex(/^\d+$/).transform(BigInt);

const SPEND = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('SpendReport'),
    totals: z.object({
      calls: count,
      tokens: z.object({ input: count, cacheRead: count, output: count }),
      cost: z.array(z.object({ currency: z.string(), amount: z.string() })),
      coverage: z.object({ unpriced: z.object({ calls: count }) }),
    }),
    possibleDuplicates: z.object({ calls: count }),
    freshness: z.object({ pendingBuckets: z.number() }),
  }),
  z.object({
    __typename: z.literal('InvalidSpendInput'),
    issues: z.array(z.object({ field: z.string(), message: z.string() })),
  }),
]);

const ANSWER = z.object({ data: z.object({ spend: SPEND }) });

const FAILURE = z.object({
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ retriable: z.boolean().optional() }).optional() }))
    .min(1),
});

/** Asks the GraphQL api what it knows of a replay. */
export class SpendClient {
  /** @param apiUrl the api's address, with or without `/graphql` */
  constructor(
    private readonly apiUrl: URL,
    private readonly readKey: string,
  ) {}

  /** @throws SpendApiError */
  async totalsOf(question: SpendQuestion, signal: AbortSignal): Promise<SpendAnswer> {
    const parsed = ANSWER.safeParse(await this.ask(question, signal));
    if (!parsed.success) {
      const shape = z.prettifyError(parsed.error);
      throw new SpendApiError(`${this.address.href} answers another shape: ${shape}`, false);
    }
    const { spend } = parsed.data.data;
    if (spend.__typename === 'InvalidSpendInput') {
      throw new SpendApiError(spend.issues.map(({ field, message }) => `${field}: ${message}`).join('; '), false);
    }
    const { totals, possibleDuplicates, freshness } = spend;
    return {
      pendingBuckets: freshness.pendingBuckets,
      totals: {
        calls: totals.calls,
        inputTokens: totals.tokens.input,
        cacheReadTokens: totals.tokens.cacheRead,
        outputTokens: totals.tokens.output,
        possibleDuplicates: possibleDuplicates.calls,
        unpricedCalls: totals.coverage.unpriced.calls,
        costUsd: costInDollars(totals.cost),
      },
    };
  }

  private get address(): URL {
    return this.apiUrl.pathname.endsWith('/graphql') ? this.apiUrl : new URL('graphql', withSlash(this.apiUrl));
  }

  private async ask(question: SpendQuestion, signal: AbortSignal): Promise<unknown> {
    const answer = await this.post(
      JSON.stringify({ query: SPEND_QUERY, variables: { input: toSpendInput(question) } }),
      signal,
    );
    const text = await answer.text();
    if (answer.status === 401 || answer.status === 403) {
      throw new SpendApiError(`${this.address.href} refuses the read key (${answer.status}): check --read-key`, false);
    }
    const body = parseJson(text);
    const failure = FAILURE.safeParse(body);
    if (failure.success) {
      const { errors } = failure.data;
      const retriable = errors.every(({ extensions }) => extensions?.retriable === true);
      throw new SpendApiError(errors.map(({ message }) => message).join('; '), retriable);
    }
    if (!answer.ok) throw new SpendApiError(`${this.address.href} answers ${answer.status}`, answer.status >= 500);
    return body;
  }

  private async post(body: string, signal: AbortSignal): Promise<Response> {
    try {
      return await fetch(this.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.readKey}` },
        body,
        signal,
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new SpendApiError(`${this.address.href} cannot be reached: check --api`, true, error);
    }
  }
}

/** The ledger's buckets are 15 minutes long, so a range is made of whole ones. */
export function toSpendInput({ fromMs, toMs, project }: SpendQuestion): Readonly<Record<string, unknown>> {
  return {
    from: new Date(Math.floor(fromMs / BUCKET_MS) * BUCKET_MS).toISOString(),
    to: new Date((Math.floor(toMs / BUCKET_MS) + 1) * BUCKET_MS).toISOString(),
    timeZone: 'UTC',
    ...(project !== undefined && { filter: { project: [project] } }),
  };
}

/** No cost at all is no dollars; another currency beside dollars is shown, so that it differs. */
function costInDollars(cost: readonly { readonly currency: string; readonly amount: string }[]): string {
  if (cost.length === 0) return '0';
  return cost.map(({ currency, amount }) => (currency === 'USD' ? amount : `${amount} ${currency}`)).join(' + ');
}

function withSlash(url: URL): URL {
  return url.pathname.endsWith('/') ? url : new URL(`${url.href}/`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
