import type { ConsoleStack } from './console-stack';

interface Money {
  readonly amount: string;
  readonly currency: string;
}

export interface LedgerFigures {
  readonly calls: string;
  readonly tokens: { readonly total: string };
  readonly cost: readonly Money[];
}

export interface LedgerCall {
  readonly id: string;
  readonly startedAt: string;
  readonly tokens: { readonly total: string };
  readonly cost: Money | null;
}

type Range = Readonly<Record<'from' | 'to', string>>;

const FIGURES = 'calls tokens { total } cost { amount currency }';

/** What the ledger holds of a range: all of it, and by model and team. */
export async function askFigures(stack: ConsoleStack, range: Range) {
  const { spend } = await stack.ask<{
    spend: {
      totals: LedgerFigures;
      rows: readonly (LedgerFigures & { readonly group: readonly { readonly value: string | null }[] })[];
    };
  }>(
    `query($input: SpendInput!) { spend(input: $input) { ... on SpendReport {
       totals { ${FIGURES} } rows { group { value } ${FIGURES} } } } }`,
    { input: { ...range, timeZone: 'UTC', groupBy: ['MODEL', 'TEAM'] } },
  );
  return spend;
}

/** The newest calls of a range, as many as the console lists at once. */
export async function askCalls(stack: ConsoleStack, range: Range): Promise<readonly LedgerCall[]> {
  const { recentCalls } = await stack.ask<{ recentCalls: { nodes: readonly LedgerCall[] } }>(
    `query($input: RecentCallsInput!) { recentCalls(input: $input) { ... on CallConnection {
       nodes { id startedAt tokens { total } cost { amount currency } } } } }`,
    { input: { ...range, first: 50 } },
  );
  return recentCalls.nodes;
}
