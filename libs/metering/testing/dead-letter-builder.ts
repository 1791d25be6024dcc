import type { DeadLetter, KeptDeadLetter } from '@tokenledger/metering/domain';

/** A record of acme that the collector signed and that could not be booked. */
export function aDeadLetter(letter: Partial<DeadLetter> = {}): DeadLetter {
  return {
    tenant: 'acme',
    reason: 'time-out-of-range',
    detail: '1 of 1 calls start before 2015 or in the future',
    topic: 'otlp_spans',
    partition: 0,
    offset: '1',
    arrivedAt: new Date('2026-03-10T11:59:59.500Z'),
    failedAt: new Date('2026-03-10T12:00:00Z'),
    key: undefined,
    headers: { 'x-record-proof': 'v1' },
    value: Buffer.from('abc'),
    ...letter,
  };
}

/** The same as it is told of once it is kept. */
export function aKeptDeadLetter(letter: Partial<KeptDeadLetter> = {}): KeptDeadLetter {
  const { key: _key, headers: _headers, value, ...facts } = aDeadLetter();
  return { ...facts, valueBytes: value.byteLength, valueKept: true, replayedAt: undefined, ...letter };
}
