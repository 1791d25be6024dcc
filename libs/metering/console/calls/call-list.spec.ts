import { arrivedSince, type CallList, listOf, withNewest, withOlder } from './call-list';
import { aCallRow, aPage, callsAt } from './testing/call-examples';

const secondsOf = ({ calls }: CallList) => calls.map(({ startedAt }) => Number(startedAt.slice(17, 19)));
const freshOf = ({ fresh }: CallList) => [...fresh].map((id) => Number(id.slice(-2)));

describe('the list of calls', () => {
  const twoPages = withOlder(listOf(aPage(callsAt(9, 8, 7), 'behind-7')), aPage(callsAt(6, 5, 4), 'behind-4'));

  it('goes on where a page ends', () => {
    expect(secondsOf(twoPages)).toEqual([9, 8, 7, 6, 5, 4]);
    expect(twoPages).toMatchObject({ hasMore: true, endCursor: 'behind-4' });
    expect(withOlder(twoPages, aPage(callsAt(3)))).toMatchObject({ hasMore: false, endCursor: null });
  });

  it('shows nothing twice', () => {
    expect(secondsOf(withOlder(twoPages, aPage(callsAt(4, 3))))).toEqual([9, 8, 7, 6, 5, 4, 3]);
  });

  it('has new calls on top, marked, and keeps what lies behind and its place', () => {
    const after = withNewest(twoPages, aPage(callsAt(11, 10, 9), 'behind-9'));
    expect(secondsOf(after)).toEqual([11, 10, 9, 8, 7, 6, 5, 4]);
    expect(freshOf(after)).toEqual([11, 10]);
    expect(after).toMatchObject({ hasMore: true, endCursor: 'behind-4' });
  });

  it('keeps its marks until something newer comes', () => {
    const marked = withNewest(twoPages, aPage(callsAt(10, 9, 8), 'behind-8'));
    expect(freshOf(withNewest(marked, aPage(callsAt(10, 9, 8), 'behind-8')))).toEqual([10]);
    expect(freshOf(withNewest(marked, aPage(callsAt(11, 10, 9), 'behind-9')))).toEqual([11]);
  });

  it('loses a call that was found to be another one seen twice, and takes what was decided since', () => {
    const [nine, , seven] = callsAt(9, 8, 7);
    const decided = aCallRow({ ...nine, observers: 2, cost: { amount: '0.5', currency: 'USD' } });
    const after = withNewest(twoPages, aPage([decided, seven!], 'behind-7'));
    expect(secondsOf(after)).toEqual([9, 7, 6, 5, 4]);
    expect(after.calls[0]).toEqual(decided);
  });

  it('starts anew where more arrived than a page holds: what lies between is not known', () => {
    const after = withNewest(twoPages, aPage(callsAt(29, 28, 27), 'behind-27'));
    expect(secondsOf(after)).toEqual([29, 28, 27]);
    expect(after).toMatchObject({ hasMore: true, endCursor: 'behind-27' });
  });

  it('is the page where the page holds everything', () => {
    expect(withNewest(twoPages, aPage(callsAt(10, 9)))).toMatchObject({ hasMore: false, endCursor: null });
    expect(secondsOf(withNewest(twoPages, aPage([])))).toEqual([]);
  });

  it('begins to have more when it outgrows a page', () => {
    const after = withNewest(listOf(aPage(callsAt(2, 1))), aPage(callsAt(3, 2), 'behind-2'));
    expect(secondsOf(after)).toEqual([3, 2, 1]);
    expect(after).toMatchObject({ hasMore: false, endCursor: null });
  });

  it('does not grow without end while it follows', () => {
    const many = Array.from({ length: 999 }, (_, at) =>
      aCallRow({ id: `old-${at}`, startedAt: '2026-11-26T11:00:00.000Z' }),
    );
    const long = { ...listOf(aPage(callsAt(1), 'x')), calls: [...callsAt(1), ...many] };
    expect(withNewest(long, aPage(callsAt(2, 1), 'behind-1'))).toMatchObject({ endCursor: 'behind-1' });
  });
});

describe('arrivedSince', () => {
  const list = listOf(aPage(callsAt(9, 8), 'behind-8'));
  it.each([
    [aPage(callsAt(9, 8), 'x'), { count: 0, isMore: false }],
    [aPage(callsAt(10, 9), 'x'), { count: 1, isMore: false }],
    [aPage(callsAt(12, 11), 'x'), { count: 2, isMore: true }],
    [aPage(callsAt(12, 11)), { count: 2, isMore: false }],
    [aPage([]), { count: 0, isMore: false }],
  ])('tells how many are new, and whether there are more', (page, expected) => {
    expect(arrivedSince(list, page)).toEqual(expected);
  });
});
