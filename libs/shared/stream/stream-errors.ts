import { TokenLedgerError } from '@tokenledger/shared/result';

/**
 * The stream cannot take records now (out of reach, too slow, queue full). Some or none of them may be stored:
 * sending all of them again is right, since the ledger counts a call once however often it arrives.
 */
export class StreamUnavailableError extends TokenLedgerError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: 'STREAM_UNAVAILABLE', retriable: true, cause });
  }
}

/** A record over the limit: it cannot be stored as it is, however often it is sent. Split it. */
export class RecordTooLargeError extends TokenLedgerError {
  /**
   * @param bytes size of the record
   * @param maxBytes largest that is taken; undefined where the broker refused it by a limit of its own
   */
  constructor(topic: string, bytes: number, maxBytes: number | undefined, cause?: unknown) {
    const limit = maxBytes === undefined ? "the broker's limit (max.message.bytes)" : `the limit of ${maxBytes} bytes`;
    super(`a record of ${bytes} bytes for topic ${topic} is over ${limit}: split it`, {
      code: 'RECORD_TOO_LARGE',
      retriable: false,
      facts: { topic, bytes, ...(maxBytes === undefined ? {} : { maxBytes }) },
      cause,
    });
  }
}
