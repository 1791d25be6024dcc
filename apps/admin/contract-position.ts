import type { Actor, KeyManager, TenantId } from '@tokenledger/organization/domain';
import { z } from 'zod';

import { type CommandOutcome, refused } from './command-outcome';

export interface PositionParts {
  readonly keys: Pick<KeyManager, 'issue' | 'revoke'>;
  readonly operator: Actor;
  /** Where the API of this installation answers; undefined where nothing says so. */
  readonly graphql: () => Promise<string | undefined>;
  /** Asks over HTTP; `fetch` in production. */
  readonly send: (address: string, init: RequestInit) => Promise<Pick<Response, 'ok' | 'status' | 'json'>>;
}

const MONEY = z.object({ amount: z.string(), currency: z.string() });
type Money = z.output<typeof MONEY>;
const STANDING = z.object({
  kind: z.string(),
  contract: z.string(),
  provider: z.string().nullable(),
  model: z.string(),
  periodStart: z.string(),
  periodEnd: z.string(),
  used: z.array(MONEY),
  free: z.array(MONEY),
  charged: z.array(MONEY),
  leftAmount: MONEY.nullable(),
  leftTokens: z.string().nullable(),
  committed: MONEY.nullable(),
  shortfall: MONEY.nullable(),
  unpricedCalls: z.string(),
});
const ANSWER = z.object({ data: z.object({ contractStandings: z.array(STANDING) }) });

const money = '{ amount currency }';
const QUERY = `{ contractStandings { kind contract provider model periodStart periodEnd used ${money} free ${money}
  charged ${money} leftAmount ${money} leftTokens committed ${money} shortfall ${money} unpricedCalls } }`;

/**
 * Where free allowances and minimum commitments stand, as the API tells it: the sums are in ClickHouse, which a command need not
 * reach. It is asked with a read key of its own, which is revoked once it has answered.
 */
export async function contractPosition(
  tenant: TenantId,
  named: string | undefined,
  { keys, operator, graphql, send }: PositionParts,
): Promise<CommandOutcome> {
  const address = named ?? (await graphql());
  if (address === undefined || !URL.canParse(address)) {
    return refused('API: where the API answers is expected, such as http://127.0.0.1:3000/graphql');
  }
  const issued = await keys.issue(tenant, 'read', 'contracts position', operator);
  if (!issued.ok) return refused(`the key to ask with: ${issued.error.message}`);
  try {
    const answer = await send(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${issued.value.secret}` },
      body: JSON.stringify({ query: QUERY }),
    });
    const read = answer.ok ? ANSWER.safeParse(await answer.json()) : undefined;
    if (read?.success !== true) return refused(`API: ${address} answered ${answer.status}, and no positions`);
    const { contractStandings } = read.data.data;
    if (contractStandings.length === 0) return { lines: ['No free allowance and no minimum commitment is in force.'] };
    return { lines: contractStandings.map(describe) };
  } catch (error) {
    return refused(`API: ${address} does not answer: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await keys.revoke(tenant, issued.value.key.keyId, operator);
  }
}

function describe(standing: z.output<typeof STANDING>): string {
  const { kind, contract, provider, model, periodStart, periodEnd, used, committed, shortfall } = standing;
  const left = standing.leftAmount === null ? `${standing.leftTokens ?? '0'} tokens` : all([standing.leftAmount]);
  const figures =
    committed === null || shortfall === null
      ? `free ${all(standing.free)}  charged ${all(standing.charged)}  left ${left}`
      : `committed ${all([committed])}  short of it ${all([shortfall])}`;
  const unpriced = standing.unpricedCalls === '0' ? '' : `  ${standing.unpricedCalls} calls without a price`;
  return `${kind} ${contract}  ${provider ?? '*'}/${model}  ${periodStart}..${periodEnd}  used ${all(used)}  ${figures}${unpriced}`;
}

function all(amounts: readonly Money[]): string {
  return amounts.length === 0 ? '0' : amounts.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ');
}
