import { connect, type Socket } from 'node:net';

/** One connection that is kept alive; one request at a time. Cheaper than `node:http`, so that the load is not the load. */
export class HttpConnection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve(status: number): void; reject(error: Error): void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('the receiver closed the connection')));
  }

  static open(host: string, port: number): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true }, () => resolve(new HttpConnection(socket)));
      socket.once('error', reject);
    });
  }

  /** @param request head and body; must not change before the answer. @returns the answer's status */
  send(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const answer = answerIn(this.received);
    if (answer === undefined) return;
    this.received = this.received.subarray(answer.length);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(answer.status);
  }
}

/** @returns undefined where the answer has not arrived whole */
export function answerIn(received: Buffer): { readonly status: number; readonly length: number } | undefined {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = received.toString('latin1', 0, headEnd);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  const bodyLength = /^content-length:\s*(\d+)$/im.exec(head)?.[1];
  if (Number.isNaN(status) || bodyLength === undefined) throw new Error(`an answer that was not expected: ${head}`);
  const length = headEnd + 4 + Number(bodyLength);
  return received.length < length ? undefined : { status, length };
}
