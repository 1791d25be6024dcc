import type { FileSums } from './sums-of-files';

/** The same figures as a file's, asked for over GraphQL as any client would. */
export async function askSpend(graphql: string, readKey: string, project: string): Promise<FileSums> {
  const query = `query($input: SpendInput!) { spend(input: $input) { ... on SpendReport {
    totals { calls tokens { input cacheRead output } cost { amount currency } } } } }`;
  const year = new Date().getUTCFullYear();
  const input = {
    from: `${year - 1}-01-01T00:00:00Z`,
    to: `${year + 1}-01-01T00:00:00Z`,
    filter: { project: [project] },
  };
  const response = await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${readKey}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data } = (await response.json()) as {
    data: {
      spend: {
        totals: {
          calls: string;
          tokens: { input: string; cacheRead: string; output: string };
          cost: { amount: string; currency: string }[];
        };
      };
    };
  };
  const { calls, tokens, cost } = data.spend.totals;
  return { calls, ...tokens, cost: cost.map(({ amount }) => amount).join() };
}
