import { DOUBLE_COUNT_CASES, ledgerOfRecords } from '@tokenledger/metering/testing';
import fc from 'fast-check';

describe('what several records say of the same calls', () => {
  it.each(DOUBLE_COUNT_CASES)('is counted once: %s', (_name, records, made) => {
    expect(ledgerOfRecords(records).totals).toMatchObject(made);
  });

  it.each(DOUBLE_COUNT_CASES)('whatever the order, the parts and the repetitions: %s', (_name, records, made) => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...records, ...records], { minLength: records.length * 2 }),
        fc.nat({ max: records.length * 2 }),
        (shuffled, cut) => {
          expect(ledgerOfRecords(shuffled.slice(0, cut), shuffled.slice(cut)).totals).toMatchObject(made);
        },
      ),
      { numRuns: 25 },
    );
  });
});
