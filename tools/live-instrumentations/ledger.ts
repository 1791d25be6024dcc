import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ChildService } from '../interop/stack/child-service';

/** What the ledger says of one scenario. Decimal text. */
export interface LedgerFigures {
  readonly calls: string;
  readonly uncachedInput: string;
  readonly cacheRead: string;
  readonly cacheWrite: string;
  readonly output: string;
  readonly reasoning: string;
  readonly costUsd: string;
  readonly possibleDuplicates: string;
}

const QUERY = `query Live($input: SpendInput!) { spend(input: $input) {
  ... on SpendReport {
    totals { calls tokens { uncachedInput cacheRead cacheWrite output reasoning } cost { currency amount } }
    possibleDuplicates { calls }
    freshness { pendingBuckets }
  }
  ... on InvalidSpendInput { issues { field message } }
} }`;

interface SpendReport {
  readonly totals: {
    readonly calls: string;
    readonly tokens: Pick<LedgerFigures, 'uncachedInput' | 'cacheRead' | 'cacheWrite' | 'output' | 'reasoning'>;
    readonly cost: readonly { readonly currency: string; readonly amount: string }[];
  };
  readonly possibleDuplicates: { readonly calls: string };
  readonly freshness: { readonly pendingBuckets: number };
}

const SETTLES_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 250;

/** TokenLedger as `npm start` runs it, on a state folder that is thrown away. */
export class Ledger {
  private constructor(
    private readonly service: ChildService,
    private readonly folder: string,
    private readonly credentials: Readonly<
      Record<'graphql' | 'otlpHttp' | 'otlpGrpc' | 'ingestionKey' | 'readKey', string>
    >,
  ) {}

  /** @param main the compiled `apps/standalone/main.js` */
  static async start(main: string): Promise<Ledger> {
    const folder = mkdtempSync(join(tmpdir(), 'tokenledger-live-'));
    // PostgreSQL does not run as root; the user that it runs as then has to reach its own folder in this one.
    chmodSync(folder, 0o755);
    const service = new ChildService({
      name: 'the standalone application',
      command: process.execPath,
      args: [main],
      env: {
        TOKENLEDGER_STATE_DIR: join(folder, 'state'),
        OTLP_HTTP_PORT: '0',
        OTLP_GRPC_PORT: '0',
        API_PORT: '0',
        ADMIN_PORT: '0',
      },
      logFile: join(folder, 'standalone.log'),
    });
    await service.waitUntil('it is ready', () => service.log().includes('Ctrl-C stops everything'));
    const after = (label: string): string => new RegExp(`${label}\\s+(\\S+)`).exec(service.log())?.[1] ?? '';
    return new Ledger(service, folder, {
      graphql: after('GraphQL API'),
      otlpHttp: after('OTLP over HTTP'),
      otlpGrpc: after('OTLP over gRPC'),
      ingestionKey: after('Ingestion key'),
      readKey: after('Read key'),
    });
  }

  get otlpHttp(): string {
    return this.credentials.otlpHttp;
  }

  get otlpGrpc(): string {
    return `http://${this.credentials.otlpGrpc}`;
  }

  get authorization(): string {
    return `Bearer ${this.credentials.ingestionKey}`;
  }

  /** Once every bucket is decided. @throws where that takes too long, or the api refuses the question */
  async figuresOf(project: string): Promise<LedgerFigures> {
    const giveUpAt = Date.now() + SETTLES_WITHIN_MS;
    for (;;) {
      const { totals, possibleDuplicates, freshness } = await this.ask(project);
      if (freshness.pendingBuckets === 0) {
        const cost = totals.cost.map(({ currency, amount }) => (currency === 'USD' ? amount : `${amount} ${currency}`));
        return {
          calls: totals.calls,
          ...totals.tokens,
          costUsd: cost.join(' + ') || '0',
          possibleDuplicates: possibleDuplicates.calls,
        };
      }
      if (Date.now() > giveUpAt) throw new Error(`${project}: buckets are still pending after a minute`);
      await sleep(ASK_EVERY_MS);
    }
  }

  async stop(): Promise<void> {
    await this.service.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(project: string): Promise<SpendReport> {
    const hourMs = 3_600_000;
    const from = Math.floor(Date.now() / hourMs) * hourMs - 2 * hourMs;
    const input = {
      from: new Date(from).toISOString(),
      to: new Date(from + 4 * hourMs).toISOString(),
      timeZone: 'UTC',
      filter: { project: [project] },
    };
    const answer = await fetch(this.credentials.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.credentials.readKey}` },
      body: JSON.stringify({ query: QUERY, variables: { input } }),
    });
    const body = (await answer.json()) as { data?: { spend?: SpendReport } };
    const spend = body.data?.spend;
    if (spend?.totals === undefined) throw new Error(`the api refused the question: ${JSON.stringify(body)}`);
    return spend;
  }
}
