/** What is asked of `spend`, as the API takes it. */
export interface SpendQuestion {
  readonly from: string;
  readonly to: string;
  readonly granularity?: string;
  readonly groupBy?: readonly string[];
  readonly filter?: Readonly<Record<string, readonly string[]>>;
  readonly timeZone?: string;
  readonly limit?: number;
  readonly top?: number;
  readonly orderBy?: string;
  readonly compareWith?: { readonly from: string; readonly to: string };
}

export interface SpendAnswer {
  readonly calls: number;
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly outputTokens: number;
  readonly pendingBuckets: number;
  readonly rows: number;
}

const QUERY = `query Bench($input: SpendInput!) {
  spend(input: $input) {
    ... on SpendReport {
      totals { calls tokens { input cacheRead output } cost { currency amount } }
      rows { periodStart group { dimension value } calls tokens { total } cost { currency amount } coverage { pricedCallShare } }
      freshness { pendingBuckets newestCallAt }
    }
    ... on InvalidSpendInput { issues { field message } }
  }
}`;

interface Report {
  readonly totals: { readonly calls: string; readonly tokens: Readonly<Record<string, string>> };
  readonly rows: readonly unknown[];
  readonly freshness: { readonly pendingBuckets: number };
}

/** Asks the GraphQL API what a dashboard asks. */
export class SpendQuestions {
  constructor(
    private readonly url: string,
    private readonly readKey: string,
  ) {}

  /** @throws where the API refuses or fails: an empty answer is never made up */
  async ask(input: SpendQuestion): Promise<SpendAnswer> {
    const answer = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.readKey}` },
      body: JSON.stringify({ query: QUERY, variables: { input } }),
    });
    const text = await answer.text();
    const { data } = JSON.parse(text) as { data?: { spend?: Partial<Report> } | null };
    const { totals, rows, freshness } = data?.spend ?? {};
    if (totals === undefined || rows === undefined || freshness === undefined) {
      throw new Error(`the API answered ${answer.status}: ${text.slice(0, 500)}`);
    }
    return {
      calls: Number(totals.calls),
      inputTokens: Number(totals.tokens['input']),
      cacheReadTokens: Number(totals.tokens['cacheRead']),
      outputTokens: Number(totals.tokens['output']),
      pendingBuckets: freshness.pendingBuckets,
      rows: rows.length,
    };
  }
}

const HOUR_MS = 3_600_000;

/** The whole hours around the calls of a bench that runs now. */
export function aroundNow(): Pick<SpendQuestion, 'from' | 'to'> {
  const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  return { from: new Date(hour - 2 * HOUR_MS).toISOString(), to: new Date(hour + 2 * HOUR_MS).toISOString() };
}
