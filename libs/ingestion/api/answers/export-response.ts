import { BackwardWriter, type OtlpSignal } from '@tokenledger/shared/otlp';

import { writeNested, writeNumber, writeText } from './proto-text';

/** What the sender is told about a request that was taken. */
export interface ExportReceipt {
  /** Spans, log records or data points that were refused for good. */
  readonly rejected: number;
  /** Why, or a warning where nothing was rejected; empty where all is well. */
  readonly message: string;
}

const REJECTED_FIELDS: Readonly<Record<OtlpSignal, string>> = {
  traces: 'rejectedSpans',
  logs: 'rejectedLogRecords',
  metrics: 'rejectedDataPoints',
};

/** Export<Signal>ServiceResponse in protobuf: no bytes at all on full success, as OTLP demands. */
export function receiptToProto({ rejected, message }: ExportReceipt): Buffer {
  const writer = new BackwardWriter(message.length + 16);
  if (rejected > 0 || message !== '') {
    writeNested(writer, 1, () => {
      writeText(writer, 2, message);
      writeNumber(writer, 1, rejected);
    });
  }
  return writer.result();
}

export function receiptToJson(signal: OtlpSignal, { rejected, message }: ExportReceipt): string {
  if (rejected === 0 && message === '') return '{}';
  return JSON.stringify({ partialSuccess: { [REJECTED_FIELDS[signal]]: String(rejected), errorMessage: message } });
}
