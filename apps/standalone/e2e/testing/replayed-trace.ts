import { existsSync } from 'node:fs';

import { RECORDED_TRACES, type RecordedTrace } from '../../../replay/testing/recorded-traces';
import { runReplay } from '../../../replay/testing/run-replay';
import type { ConsoleStack } from './console-stack';

/** Who has the replayed calls. */
export const TEAM = 'Search';
export const PROJECT = 'ranking';

/** Tests on the first recorded trace; where it is not there they are skipped, and their name says so. */
export function describeWithTrace(name: string, body: (trace: RecordedTrace) => void): void {
  const [trace] = RECORDED_TRACES;
  if (trace !== undefined && existsSync(trace.file)) describe(name, () => body(trace));
  else {
    const reason = `recorded traces: no ${trace?.file ?? 'trace is known'}, see TOKENLEDGER_SHARED_DATA`;
    describe.skip(`${name} [skipped: ${reason}]`, () => it('needs a recorded trace', () => undefined));
  }
}

/** Sends every call of the trace, the last one as of now, and waits until the ledger has them all. */
export async function replayInto({ welcome }: ConsoleStack, { file }: RecordedTrace): Promise<void> {
  const access = ['--key', welcome.ingestionKey, '--api', welcome.graphql, '--read-key', welcome.readKey];
  const owner = ['--team', TEAM, '--project', PROJECT];
  const { code, output } = await runReplay([file, '--endpoint', welcome.otlpHttp, ...access, ...owner, '--check']);
  if (code !== 0) throw new Error(`the replay failed: ${output}`);
}

/** The days around the replay, in UTC: yesterday, today and tomorrow, as it may run over midnight. */
export class ReplayDays {
  private readonly today = new Date().setUTCHours(0, 0, 0, 0);

  /** Parameters of an address; nothing is compared, so that a table has one figure of each kind. */
  readonly inAddress = `from=${this.day(-1)}&to=${this.day(1)}&tz=UTC&compare=none`;
  /** The same range as the API is asked for it. */
  readonly range = { from: `${this.day(-1)}T00:00:00Z`, to: `${this.day(2)}T00:00:00Z` };

  private day(daysLater: number): string {
    return new Date(this.today + daysLater * 86_400_000).toISOString().slice(0, 10);
  }
}
