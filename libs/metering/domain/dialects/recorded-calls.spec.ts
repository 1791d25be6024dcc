import { AttributePolicy, DEFAULT_INGESTION_LIMITS, Sanitiser } from '@tokenledger/ingestion/domain';
import {
  bookedMeters,
  expectedUsage,
  ledgerOfRecords,
  payloadsOf,
  readRecordings,
  type Recording,
  recordsOf,
  type StoredRows,
} from '@tokenledger/metering/testing';
import { decodePayload, type OtlpRecord } from '@tokenledger/shared/otlp';
import fc from 'fast-check';

const RECORDINGS = readRecordings().map((recording) => [recording.id, recording] as const);
const sanitiser = new Sanitiser(new AttributePolicy(), DEFAULT_INGESTION_LIMITS);

function told(ledger: StoredRows): object {
  return { calls: ledger.booked.length, ...bookedMeters(ledger.booked) };
}

function served({ served, loses }: Recording): object {
  const { calls, sum } = expectedUsage(served, loses);
  return { calls, ...sum };
}

/** What our collector lets pass, at the time of the recording. */
function behindCollector(recording: Recording): readonly OtlpRecord[] {
  const now = new Date(Math.max(...recordsOf(recording).map(timeOf)) / 1000 + 1000);
  return payloadsOf(recording).flatMap(([signal, payload]) =>
    decodePayload(signal, sanitiser.sanitise(signal, payload, now).bytes),
  );
}

function timeOf(record: OtlpRecord): number {
  return record.signal === 'span' ? record.endedAtUs : record.signal === 'log' ? record.timestampUs : 0;
}

describe('what real instrumentations sent', () => {
  it('is there', () => {
    expect(RECORDINGS.length).toBeGreaterThan(100);
  });

  it.each(RECORDINGS)('is booked as the provider served it: %s', (_id, recording) => {
    expect(told(ledgerOfRecords(recordsOf(recording)))).toEqual(served(recording));
  });

  it.each(RECORDINGS)('is booked so behind our collector too: %s', (_id, recording) => {
    expect(told(ledgerOfRecords(behindCollector(recording)))).toEqual(served(recording));
  });

  it.each(RECORDINGS)('is booked so whatever the order and the parts: %s', (_id, recording) => {
    const records = recordsOf(recording);
    const backwards = [...records].reverse();
    const ledger = ledgerOfRecords(...backwards.map((record) => [record]), records);
    expect(told(ledger)).toEqual(served(recording));
  });

  it('is one ledger, whatever the order, the parts and the repetitions of all of it', () => {
    const all = RECORDINGS.flatMap(([, recording]) => recordsOf(recording));
    const whole = told(ledgerOfRecords(all));
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), fc.nat({ max: 100 }), (seed, parts, repeated) => {
        const shuffled = shuffle([...all, ...all.slice(0, Math.floor((all.length * repeated) / 100))], seed);
        const size = Math.ceil(shuffled.length / parts);
        const delivered = Array.from({ length: parts }, (_, part) => shuffled.slice(part * size, (part + 1) * size));
        expect(told(ledgerOfRecords(...delivered))).toEqual(whole);
      }),
      { numRuns: 10 },
    );
  });
});

/** A permutation that depends on the seed only. */
function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
  let state = seed >>> 0;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return items
    .map((item) => [next(), item] as const)
    .sort(([left], [right]) => left - right)
    .map(([, item]) => item);
}
