import type { ProviderUsage } from '../provider-usage';
import { type ProviderAnswer, readBody } from '../read-provider-usage';
import { StreamAssembler } from './assemble-stream';

/** Reads the usage of a streamed answer while its events pass by. */
export interface UsageStream {
  /** @param event parsed, or the text of a server-sent event; what is no event is passed over */
  add(event: unknown): void;
  /** The usage so far. A stream that was cut is `partial` and says `stream-ended-early`. */
  read(): ProviderUsage;
}

/** The same reading as `readProviderUsage` of the answer in one piece. */
export function openUsageStream(answer: Omit<ProviderAnswer, 'body'> = {}): UsageStream {
  const assembler = new StreamAssembler();
  return {
    add: (event) => assembler.add(event),
    read: () => {
      const { body, notes } = assembler.read();
      return readBody({ ...answer, body }, body, notes);
    },
  };
}
