import { type RecordedCall, shorten, tokensFrom, TraceFormatError, type TraceParser } from './recorded-call';

/** First line of the Azure LLM inference traces. */
export const AZURE_HEADER = 'TIMESTAMP,ContextTokens,GeneratedTokens';

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?$/;
const NANOS_PER_MS = 1_000_000;

/**
 * The Azure LLM inference trace of 2023: one CSV line a call, UTC with seven decimal places, no cache information.
 *
 * Azure Public Dataset, CC-BY 4.0; Patel et al., "Splitwise", ISCA 2024.
 */
export class AzureTraceParser implements TraceParser {
  private firstMs: number | undefined;

  parse(text: string, line: number): RecordedCall | undefined {
    if (text === '' || text === AZURE_HEADER) return undefined;
    const fields = text.split(',');
    const [timestamp = '', context = '', generated = ''] = fields;
    if (fields.length !== 3) {
      throw new TraceFormatError(line, `${fields.length} fields; ${AZURE_HEADER} are expected`);
    }
    return {
      line,
      offsetNs: this.offsetOf(timestamp, line),
      inputTokens: tokensFrom(context, 'ContextTokens', line),
      cacheReadTokens: 0,
      outputTokens: tokensFrom(generated, 'GeneratedTokens', line),
    };
  }

  /** Whole seconds and their fraction apart: nanoseconds since 1970 are beyond what a number holds exactly. */
  private offsetOf(timestamp: string, line: number): number {
    const [, date, time, fraction = ''] = TIMESTAMP.exec(timestamp) ?? [];
    const secondMs = Date.parse(`${date}T${time}Z`);
    if (Number.isNaN(secondMs)) {
      const expected = 'UTC such as 2023-11-16 18:17:03.9799600 is expected';
      throw new TraceFormatError(line, `TIMESTAMP is "${shorten(timestamp)}"; ${expected}`);
    }
    this.firstMs ??= secondMs;
    return (secondMs - this.firstMs) * NANOS_PER_MS + Number(fraction.padEnd(9, '0'));
  }
}
