import type { StrippedSpan } from '../otel/strip-span';
import type { SendOutcome, UsageTransport } from '../transport/usage-transport';

export type Answer = (spans: readonly StrippedSpan[], attempt: number) => SendOutcome | Promise<SendOutcome>;

/** A receiver that answers as a test says, and remembers what it was sent. */
export class ScriptedTransport implements UsageTransport {
  readonly name = 'scripted';
  /** Indexes (from the response id) of the spans of each attempt. */
  readonly attempts: number[][] = [];
  readonly delivered: number[] = [];
  closed = 0;

  constructor(public answer: Answer = () => ({ outcome: 'delivered' })) {}

  async send(spans: readonly StrippedSpan[]): Promise<SendOutcome> {
    const indexes = spans.map(indexOf);
    this.attempts.push(indexes);
    const outcome = await this.answer(spans, this.attempts.length);
    if (outcome.outcome === 'delivered') this.delivered.push(...indexes);
    return outcome;
  }

  close(): Promise<void> {
    this.closed += 1;
    return Promise.resolve();
  }
}

export function indexOf(span: StrippedSpan): number {
  return Number(String(span.attributes['gen_ai.response.id']).slice('resp-'.length));
}
