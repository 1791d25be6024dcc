import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import { AZURE_HEADER, AzureTraceParser } from './azure-trace';
import { MooncakeTraceParser } from './mooncake-trace';
import { type RecordedCall, shorten, TraceFormatError, type TraceParser } from './recorded-call';

/** The calls of a trace file in its order, one line in memory at a time. @throws TraceFormatError */
export async function* readTrace(file: string): AsyncGenerator<RecordedCall> {
  const stream = createReadStream(file, { encoding: 'utf8' });
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  let parser: TraceParser | undefined;
  let line = 0;
  try {
    for await (const raw of lines) {
      line += 1;
      const text = (line === 1 ? raw.replace(/^\uFEFF/, '') : raw).trim();
      parser ??= parserFor(text, line);
      const call = parser?.parse(text, line);
      if (call !== undefined) yield call;
    }
  } finally {
    lines.close();
    stream.destroy();
  }
}

/** The first line that is not empty tells the format. */
function parserFor(text: string, line: number): TraceParser | undefined {
  if (text === '') return undefined;
  if (text === AZURE_HEADER) return new AzureTraceParser();
  if (text.startsWith('{')) return new MooncakeTraceParser();
  throw new TraceFormatError(
    line,
    `"${shorten(text)}" begins no known format: an Azure trace begins with ${AZURE_HEADER}, a Mooncake trace with {`,
  );
}
