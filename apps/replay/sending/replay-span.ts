import { createHash } from 'node:crypto';
import type { FinishedSpan } from '@tokenledger/sdk';

import type { RecordedCall } from '../traces/recorded-call';

/** What all calls of one replay share. */
export interface ReplayRun {
  /** Name of the file, without its folder. */
  readonly fileName: string;
  readonly runId: string;
  /** When the first call of the trace is said to have begun. */
  readonly startMs: number;
  /** Offset of the first call, taken off all offsets. */
  readonly firstOffsetNs: number;
  readonly provider: string;
  readonly model: string;
  readonly team: string | undefined;
  readonly project: string;
}

const CLIENT = 2;
const SAMPLED = 1;
const NANOS_PER_SECOND = 1_000_000_000n;

/** Makes the span that an instrumentation would have ended for a recorded call. */
export class ReplaySpans {
  private readonly resource: FinishedSpan['resource'];
  private readonly scope = { name: 'tokenledger-replay', version: '1' };

  constructor(private readonly run: ReplayRun) {
    this.resource = {
      attributes: {
        'service.name': 'tokenledger-replay',
        'project.id': run.project,
        ...(run.team === undefined ? {} : { 'team.id': run.team }),
      },
    };
  }

  /**
   * Ids depend on file name, line and run id only: sent twice, a call is the same call.
   * The traces do not say how long a call took, so it ends when it starts.
   */
  spanOf(call: RecordedCall): FinishedSpan {
    const { model, provider } = this.run;
    const ids = this.idsOf(call.line);
    const time = this.timeOf(call);
    return {
      name: `chat ${model}`,
      kind: CLIENT,
      spanContext: () => ({ traceId: ids.traceId, spanId: ids.spanId, traceFlags: SAMPLED }),
      startTime: time,
      endTime: time,
      status: { code: 0 },
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': provider,
        'gen_ai.request.model': model,
        'gen_ai.response.model': model,
        'gen_ai.response.id': ids.responseId,
        'gen_ai.usage.input_tokens': call.inputTokens,
        'gen_ai.usage.output_tokens': call.outputTokens,
        ...(call.cacheReadTokens === 0 ? {} : { 'gen_ai.usage.cache_read.input_tokens': call.cacheReadTokens }),
      },
      resource: this.resource,
      instrumentationScope: this.scope,
    };
  }

  private idsOf(line: number): { readonly traceId: string; readonly spanId: string; readonly responseId: string } {
    const { fileName, runId } = this.run;
    const digest = createHash('sha256').update(`${fileName}\n${runId}\n${line}`).digest('hex');
    return {
      traceId: digest.slice(0, 32),
      spanId: digest.slice(32, 48),
      responseId: `replay-${digest.slice(24, 64)}`,
    };
  }

  private timeOf({ offsetNs }: RecordedCall): [seconds: number, nanos: number] {
    const unixNs = BigInt(this.run.startMs) * 1_000_000n + BigInt(offsetNs) - BigInt(this.run.firstOffsetNs);
    return [Number(unixNs / NANOS_PER_SECOND), Number(unixNs % NANOS_PER_SECOND)];
  }
}
