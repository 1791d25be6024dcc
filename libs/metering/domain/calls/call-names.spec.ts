import { parseDecimal18 } from '@tokenledger/shared/money';
import fc from 'fast-check';

import { formatCallCursor, parseCallCursor } from './call-cursor';
import { formatCallRef, parseCallRef } from './call-id';

const callId = '0af7651916cd43dd8448eb211c80319c';
const hexId = fc.stringMatching(/^[0-9a-f]{32}$/);

describe('a call’s name', () => {
  it('is its quarter of an hour and its id, fit for an address', () => {
    // 2026-03-10T12:00:00Z is quarter 1,970,160 of the epoch
    expect(formatCallRef({ bucket: Date.UTC(2026, 2, 10, 12) / 1000, callId })).toBe(
      `${(1_970_160).toString(36)}-${callId}`,
    );
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_772_185 }), hexId, (quarter, id) => {
        const ref = { bucket: quarter * 900, callId: id };
        expect(parseCallRef(formatCallRef(ref))).toEqual(ref);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['an id alone', callId],
    ['capitals', `168780-${callId.toUpperCase()}`],
    ['a leading zero', `0168780-${callId}`],
    ['no quarter', `-${callId}`],
    ['a quarter beyond 32 bits', `zzzzzz-${callId}`],
    ['a longer id', `168780-${callId}0`],
    ['markup', `<b>-${callId}`],
  ])('is not %s', (_name, text) => {
    expect(parseCallRef(text)).toBeUndefined();
  });

  it('is told from any other text without a failure', () => {
    fc.assert(fc.property(fc.string(), (text) => parseCallRef(text) === undefined));
  });
});

describe('a cursor', () => {
  it('is read back as it was written', () => {
    const cost = fc.bigInt({ min: 0n, max: 10n ** 38n - 1n });
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), hexId, fc.option(cost), (startedAtUs, id, amount) => {
        const place = { startedAtUs, callId: id };
        const newest = { order: 'newest', ...place, cost: undefined } as const;
        expect(parseCallCursor(formatCallCursor(newest), 'newest')).toEqual(newest);
        const costliest = { order: 'costliest', ...place, cost: amount ?? undefined } as Parameters<
          typeof formatCallCursor
        >[0];
        expect(parseCallCursor(formatCallCursor(costliest), 'costliest')).toEqual(costliest);
      }),
    );
  });

  it('is of one order only', () => {
    const place = { startedAtUs: 1, callId, cost: parseDecimal18('1') };
    expect(parseCallCursor(formatCallCursor({ order: 'costliest', ...place }), 'newest')).toBeUndefined();
    expect(
      parseCallCursor(formatCallCursor({ order: 'newest', ...place, cost: undefined }), 'costliest'),
    ).toBeUndefined();
  });

  const encoded = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    ['nothing', ''],
    ['no base64', '***'],
    ['another text', encoded('hello')],
    ['another order', encoded(`oldest/1/${callId}`)],
    ['a start beyond whole numbers', encoded(`newest/99999999999999999/${callId}`)],
    ['a start below zero', encoded(`newest/-1/${callId}`)],
    ['no id', encoded('newest/1/x')],
    ['more than a place', encoded(`newest/1/${callId}/1`)],
    ['a megabyte', 'A'.repeat(1_000_000)],
  ])('is not %s', (_name, text) => {
    expect(parseCallCursor(text, 'newest')).toBeUndefined();
  });
});
