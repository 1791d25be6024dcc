import fc from 'fast-check';

import {
  CALL_ORDERS,
  type CallsChoice,
  callsChoiceFrom,
  type CallsParams,
  CONDITIONS,
  EVERY_CALL,
  isAmount,
  isCallId,
  toCallsParams,
} from './calls-address';

const NOTHING: CallsParams = {
  only: undefined,
  search: undefined,
  minCost: undefined,
  order: undefined,
  live: undefined,
};

function given(choice: CallsChoice): CallsParams {
  const params = Object.entries(toCallsParams(choice)).map(([key, value]) => [key, value ?? undefined] as const);
  return { ...NOTHING, ...Object.fromEntries(params) };
}

describe('the address of the list of calls', () => {
  it('says all of a choice and nothing else', () => {
    const text = fc.string().map((value) => value.trim());
    const choice: fc.Arbitrary<CallsChoice> = fc.record({
      only: fc.subarray([...CONDITIONS]),
      search: text,
      minCost: text,
      order: fc.constantFrom(...CALL_ORDERS),
      isPaused: fc.boolean(),
    });
    fc.assert(fc.property(choice, (chosen) => expect(callsChoiceFrom(given(chosen))).toEqual(chosen)));
  });

  it('says nothing of what is as usual', () => {
    expect(given(EVERY_CALL)).toEqual(NOTHING);
  });

  it('reads conditions as other pages and people write them', () => {
    expect(
      callsChoiceFrom({ ...NOTHING, only: ['unpriced', 'POSSIBLE_DUPLICATE', 'possible-duplicate'] }).only,
    ).toEqual(['UNPRICED', 'POSSIBLE_DUPLICATE']);
  });

  it.each([
    [{ only: 'broken' }],
    [{ order: 'oldest' }],
    [{ live: 'yes' }],
    [{ search: '   ' }],
    [{ order: ['costliest', 'costliest'] }],
  ])('opens as usual where it cannot be read: %j', (params) => {
    expect(callsChoiceFrom({ ...NOTHING, ...params })).toEqual(EVERY_CALL);
  });
});

describe('isAmount', () => {
  it.each(['0', '0.05', '12', '99999999999999999999', '0.000000000000000001'])('takes %s', (text) => {
    expect(isAmount(text)).toBe(true);
  });

  it.each(['', '-1', '1e3', '.5', '1,5', '$1', '1.', '0.0000000000000000001', '1'.repeat(21)])(
    'refuses "%s"',
    (text) => {
      expect(isAmount(text)).toBe(false);
    },
  );
});

describe('isCallId', () => {
  it('tells the id of a call from that of a trace', () => {
    expect(isCallId('168780-0af7651916cd43dd8448eb211c80319c')).toBe(true);
    expect(isCallId('0af7651916cd43dd8448eb211c80319c')).toBe(false);
  });
});
