import { BackwardWriter } from '@tokenledger/shared/otlp';

import { writeNested, writeNumber, writeText } from './proto-text';
import type { Refusal } from './refusal';

const BAD_REQUEST = 'type.googleapis.com/google.rpc.BadRequest';
const RETRY_INFO = 'type.googleapis.com/google.rpc.RetryInfo';

/**
 * google.rpc.Status in protobuf: what OTLP wants as the body of every refusal, and gRPC in `grpc-status-details-bin`.
 * Field numbers: googleapis/googleapis google/rpc/status.proto and error_details.proto.
 */
export function statusToProto({ rpcCode, message, violation, retryAfterSeconds }: Refusal): Buffer {
  const writer = new BackwardWriter(256);
  if (retryAfterSeconds !== undefined) {
    writeDetail(writer, RETRY_INFO, () => writeNested(writer, 1, () => writeNumber(writer, 1, retryAfterSeconds)));
  }
  if (violation !== undefined) {
    writeDetail(writer, BAD_REQUEST, () =>
      writeNested(writer, 1, () => {
        writeText(writer, 2, violation.description);
        writeText(writer, 1, violation.field);
      }),
    );
  }
  writeText(writer, 2, message);
  writeNumber(writer, 1, rpcCode);
  return writer.result();
}

/** The same in protobuf's JSON mapping. */
export function statusToJson({ rpcCode, message, violation, retryAfterSeconds }: Refusal): string {
  const details = [
    ...(violation === undefined ? [] : [{ '@type': BAD_REQUEST, fieldViolations: [violation] }]),
    ...(retryAfterSeconds === undefined ? [] : [{ '@type': RETRY_INFO, retryDelay: `${retryAfterSeconds}s` }]),
  ];
  return JSON.stringify({ code: rpcCode, message, ...(details.length === 0 ? {} : { details }) });
}

/** One google.protobuf.Any in `details`. */
function writeDetail(writer: BackwardWriter, type: string, write: () => void): void {
  writeNested(writer, 3, () => {
    writeNested(writer, 2, write);
    writeText(writer, 1, type);
  });
}
