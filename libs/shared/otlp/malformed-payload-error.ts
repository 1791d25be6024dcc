import { TokenLedgerError } from '@tokenledger/shared/result';

/**
 * The bytes are no OTLP payload of the kind they were taken for. Sending them again cannot help.
 *
 * `message` is written for the sender: it names the field and what to do about it, and repeats no value of the payload.
 */
export class MalformedPayloadError extends TokenLedgerError {
  /** Where it broke, in OTLP/JSON names: `resourceSpans[0].scopeSpans[0].spans[3].traceId`; empty at the top. */
  readonly field: string;

  constructor(problem: string, where: { readonly field: string; readonly byteOffset?: number }) {
    const offset = where.byteOffset === undefined ? '' : ` (byte ${where.byteOffset})`;
    super(`${where.field === '' ? 'the payload' : where.field}${offset}: ${problem}`, {
      code: 'MALFORMED_PAYLOAD',
      retriable: false,
      facts: { field: where.field, ...(where.byteOffset === undefined ? {} : { byteOffset: where.byteOffset }) },
    });
    this.field = where.field;
  }
}
