import type { IngestionStatusQuery } from '../../operations';

export type Status = IngestionStatusQuery['ingestionStatus'];
export type Sender = Status['senders'][number];

/** How a state is to be taken; its colour and, with `status.badges`, its word. */
export type Tone = 'good' | 'calm' | 'warn';

export const INGESTION_STATES = [
  'RECEIVING',
  'IDLE',
  'DELAYED',
  'NEVER_RECEIVED',
] as const satisfies readonly Status['state'][];

const TONES: Readonly<Record<Status['state'], Tone>> = {
  RECEIVING: 'good',
  IDLE: 'calm',
  DELAYED: 'warn',
  NEVER_RECEIVED: 'calm',
};

export function toneOf(state: Status['state']): Tone {
  return TONES[state];
}

const MINUTE_MS = 60_000;

/** The last hour as a chart takes it. The running minute is not over; a minute without calls is a zero, not a gap. */
export function minutesOf(status: Status): {
  readonly periods: readonly { readonly start: Date; readonly end: Date; readonly isPartial: boolean }[];
  readonly values: readonly string[];
} {
  const asOf = Date.parse(status.asOf);
  return {
    periods: status.callsPerMinute.map(({ minute }) => {
      const start = Date.parse(minute);
      return { start: new Date(start), end: new Date(start + MINUTE_MS), isPartial: start + MINUTE_MS > asOf };
    }),
    values: status.callsPerMinute.map(({ calls }) => calls),
  };
}

/** Calls that arrived in the minutes shown; whole number as text. */
export function callsInHour(status: Status): string {
  return status.callsPerMinute.reduce((sum, { calls }) => sum + BigInt(calls), 0n).toString();
}

/** What a key brought within the last 24 hours. */
export interface KeyUse {
  readonly calls: bigint;
  /** Names of the services that reported with it, those without a name left out. */
  readonly services: readonly string[];
  /** Senders beyond the 200 that are told of may have used it too. */
  readonly isAtLeast: boolean;
}

export function useOfKey(status: Status, keyId: string): KeyUse {
  const own = status.senders.filter((sender) => sender.keyId === keyId);
  return {
    calls: own.reduce((sum, { calls24h }) => sum + BigInt(calls24h), 0n),
    services: [...new Set(own.flatMap(({ service }) => (service === null ? [] : [service])))],
    isAtLeast: status.sendersTruncated,
  };
}

/** What a sender is known by across answers. */
export function senderKey({ keyId, service, dialect }: Sender): string {
  return JSON.stringify([keyId, service, dialect]);
}

/**
 * The sender whose report came last after an instant.
 * @param keyId only senders with this key, where one was made just now
 */
export function arrivedSince(status: Status, since: string | null, keyId: string | undefined): Sender | undefined {
  const sinceMs = since === null ? -Infinity : Date.parse(since);
  return status.senders
    .filter((sender) => keyId === undefined || sender.keyId === keyId)
    .filter((sender) => keyId !== undefined || Date.parse(sender.newestArrivalAt) > sinceMs)
    .sort((one, other) => Date.parse(other.newestArrivalAt) - Date.parse(one.newestArrivalAt))[0];
}
