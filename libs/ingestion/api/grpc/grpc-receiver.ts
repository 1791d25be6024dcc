import {
  logVerbosity,
  Metadata,
  type sendUnaryData,
  Server,
  ServerCredentials,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerUnaryCall,
  type ServiceDefinition,
  setLogVerbosity,
} from '@grpc/grpc-js';
import type { IngestionIdentity } from '@tokenledger/organization/domain';
import type { OtlpSignal } from '@tokenledger/shared/otlp';
import { PortInUseError } from '@tokenledger/shared/telemetry';

import { receiptToProto } from '../answers/export-response';
import { overloaded, type Refusal, RPC_CODES } from '../answers/refusal';
import { statusToProto } from '../answers/rpc-status';
import type { ReceiverParts } from '../http/http-receiver';
import { authenticate } from '../receiving/authenticate';
import type { ByteShare } from '../receiving/byte-budget';

export interface GrpcReceiverSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Of a message, compressed and decompressed. */
  readonly maxMessageBytes: number;
  /** A message that has not arrived by then is given up. */
  readonly requestTimeoutMs: number;
}

const SERVICES: Readonly<Record<OtlpSignal, string>> = {
  traces: 'opentelemetry.proto.collector.trace.v1.TraceService',
  logs: 'opentelemetry.proto.collector.logs.v1.LogsService',
  metrics: 'opentelemetry.proto.collector.metrics.v1.MetricsService',
};

/** Taken from the budget before a message arrives, whose size is not known then; most are smaller. */
const EXPECTED_MESSAGE_BYTES = 1024 * 1024;
const MAX_STREAMS_PER_CONNECTION = 256;

/** What is known of a call when its message arrives. */
interface Admission {
  readonly identity: IngestionIdentity;
  readonly waiting: WaitingCall;
}

type CallAnswer =
  { readonly taken: true; readonly response: Buffer } | { readonly taken: false; readonly refusal: Refusal };

type ExportCall = ServerUnaryCall<Buffer, Buffer>;

/** OTLP/gRPC: unary Export of the three services. Messages stay bytes, so that the same sanitiser runs on them. */
export class GrpcReceiver {
  private readonly server: Server;
  /** By the metadata object of the call, which the interceptor and the handler share. */
  private readonly admissions = new WeakMap<Metadata, Admission>();

  constructor(
    private readonly parts: ReceiverParts,
    private readonly settings: GrpcReceiverSettings,
  ) {
    // It writes to the console by itself; what fails is reported to its caller as well.
    setLogVerbosity(logVerbosity.NONE);
    this.server = new Server({
      'grpc.max_receive_message_length': settings.maxMessageBytes,
      'grpc.max_concurrent_streams': MAX_STREAMS_PER_CONNECTION,
      interceptors: [(_method, call) => this.admit(call)],
    });
    for (const signal of Object.keys(SERVICES) as OtlpSignal[]) {
      this.server.addService(definitionOf(signal), {
        Export: (call: ExportCall, callback: sendUnaryData<Buffer>) => void this.handle(signal, call, callback),
      });
    }
  }

  /** @returns the port. @throws PortInUseError */
  listen(): Promise<number> {
    const { host, port } = this.settings;
    return new Promise((resolve, reject) => {
      const address = host.includes(':') ? `[${host}]` : host;
      this.server.bindAsync(`${address}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
        if (error === null) resolve(bound);
        else
          reject(
            error.message.includes('EADDRINUSE') ? new PortInUseError(host, port, 'OTLP over gRPC', error) : error,
          );
      });
    });
  }

  /** Takes no new calls, lets calls in hand finish, and cuts those off that take longer. */
  close(graceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cutOff = setTimeout(() => this.server.forceShutdown(), graceMs);
      this.server.tryShutdown(() => {
        clearTimeout(cutOff);
        resolve();
      });
    });
  }

  /** Checks the key before a byte of the message is read. */
  private admit(call: ServerInterceptingCallInterface): ServerInterceptingCall {
    const waiting = new WaitingCall(this.parts.budget.open());
    const refuse = (refusal: Refusal): void => call.sendStatus(rpcStatus(refusal));
    return new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, passOn) => {
            waiting.giveUpAfter(this.settings.requestTimeoutMs, () => refuse(tooSlow()));
            authenticate(metadata.get('authorization')[0]?.toString(), this.parts.keys).then(
              (authentication) => {
                if (waiting.isOver) return;
                if (!authentication.granted) return refuse(authentication.refusal);
                if (!waiting.share.grow(EXPECTED_MESSAGE_BYTES)) return refuse(overloaded());
                this.admissions.set(metadata, { identity: authentication.identity, waiting });
                passOn(metadata);
              },
              (error: unknown) => refuse(this.parts.incidents.refusalOf(error)),
            );
          },
          onCancel: () => waiting.end(),
        }),
    });
  }

  private async handle(signal: OtlpSignal, call: ExportCall, callback: sendUnaryData<Buffer>): Promise<void> {
    const startedAt = performance.now();
    const admission = this.admissions.get(call.metadata);
    admission?.waiting.begin();
    const answer = await this.take(signal, call.request, admission);
    admission?.waiting.share.release();
    if (answer.taken) callback(null, answer.response);
    else callback(rpcStatus(answer.refusal));
    const outcome = answer.taken ? 'accepted' : answer.refusal.reason;
    this.parts.metrics.answered('grpc', signal, outcome, (performance.now() - startedAt) / 1000);
  }

  private async take(signal: OtlpSignal, body: Buffer, admission: Admission | undefined): Promise<CallAnswer> {
    try {
      if (admission === undefined) throw new Error('a call passed without its key being checked');
      const { identity, waiting } = admission;
      if (!waiting.share.grow(Math.max(0, body.length - EXPECTED_MESSAGE_BYTES))) {
        return { taken: false, refusal: overloaded() };
      }
      const sender = { identity, source: undefined };
      const outcome = await this.parts.receiver.receive({ signal, encoding: 'proto', body, sender });
      return outcome.taken ? { taken: true, response: receiptToProto(outcome.receipt) } : outcome;
    } catch (error) {
      return { taken: false, refusal: this.parts.incidents.refusalOf(error) };
    }
  }
}

/** A call whose message has not arrived: it holds a share of memory, but not for ever. */
class WaitingCall {
  isOver = false;
  private isHandled = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(readonly share: ByteShare) {}

  giveUpAfter(timeoutMs: number, giveUp: () => void): void {
    this.timer = setTimeout(giveUp, timeoutMs);
  }

  /** The message is here; from now on its handler releases the share, also where the caller goes away. */
  begin(): void {
    this.isHandled = true;
    clearTimeout(this.timer);
  }

  /** The call is over, however it ended. */
  end(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    if (!this.isHandled) this.share.release();
  }
}

function tooSlow(): Refusal {
  return {
    reason: 'too-slow',
    httpStatus: 408,
    rpcCode: RPC_CODES.deadlineExceeded,
    message: 'the message did not arrive in time',
  };
}

function definitionOf(signal: OtlpSignal): ServiceDefinition {
  const raw = (message: Buffer): Buffer => message;
  return {
    Export: {
      path: `/${SERVICES[signal]}/Export`,
      requestStream: false,
      responseStream: false,
      requestSerialize: raw,
      requestDeserialize: raw,
      responseSerialize: raw,
      responseDeserialize: raw,
    },
  };
}

/** A status whose details carry RetryInfo where the call may be made again: clients retry by it. */
function rpcStatus(refusal: Refusal): { code: number; details: string; metadata: Metadata } {
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', statusToProto(refusal));
  return { code: refusal.rpcCode, details: refusal.message, metadata };
}
