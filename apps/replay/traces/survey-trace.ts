import type { RecordedCall } from './recorded-call';

/** What a trace is, before anything of it is sent. */
export interface TraceSurvey {
  readonly calls: number;
  readonly firstOffsetNs: number;
  readonly lastOffsetNs: number;
}

/** Reads the whole trace once, so that a malformed line stops a replay before its first call. @throws TraceFormatError */
export async function surveyTrace(calls: AsyncIterable<RecordedCall>): Promise<TraceSurvey> {
  let count = 0;
  let firstOffsetNs = Number.POSITIVE_INFINITY;
  let lastOffsetNs = Number.NEGATIVE_INFINITY;
  for await (const { offsetNs } of calls) {
    count += 1;
    firstOffsetNs = Math.min(firstOffsetNs, offsetNs);
    lastOffsetNs = Math.max(lastOffsetNs, offsetNs);
  }
  return { calls: count, firstOffsetNs, lastOffsetNs };
}
