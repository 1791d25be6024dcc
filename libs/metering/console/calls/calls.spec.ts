import { jest } from '@jest/globals';

import { callsAt, aCallRow, aPage } from './testing/call-examples';
import { LIVE_EVERY_MS } from './live-calls';
import { openCalls } from './testing/open-calls';

describe('the list of calls', () => {
  it('asks for what the address says, and shows the newest first in the time zone of the view', async () => {
    const screen = await openCalls('tz=Asia/Shanghai&only=failed&only=unpriced&minCost=0.0001&search=tr-1&team=search');
    const input = await screen.answer(aPage([aCallRow({ conditions: ['FAILED'], errorType: 'timeout' })]));
    expect(input).toEqual({
      from: '2026-11-25T16:00:00.000Z',
      to: '2026-11-26T16:00:00.000Z',
      filter: { team: ['search'] },
      only: ['FAILED', 'UNPRICED'],
      search: 'tr-1',
      minCost: '0.0001',
      order: 'NEWEST',
      first: 50,
    });
    expect(screen.text('tbody th')).toContain('20:00:09');
    expect(screen.text('tbody')).toContain('0.00042');
    expect(screen.text('tbody .badge')).toBe('failed');
  });

  it('shows what was asked for where another model answered, and a dash with its reason where there is no price', async () => {
    const screen = await openCalls();
    await screen.answer(
      aPage([
        aCallRow({
          requestModel: 'gpt-4o',
          responseModel: 'gpt-4o-2024-11-20',
          cost: null,
          rating: 'UNPRICED',
          ratingReason: 'no-price-then',
          conditions: ['UNPRICED', 'POSSIBLE_DUPLICATE'],
          observers: 2,
        }),
      ]),
    );
    expect(screen.text('tbody td')).toBe('gpt-4o → …-2024-11-20');
    expect(screen.page.querySelector('tbody td .ellipsis')?.getAttribute('title')).toBe('gpt-4o → gpt-4o-2024-11-20');
    expect(screen.texts('tbody .badge')).toEqual(['unpriced', 'possible duplicate', '2 observers']);
    const reasons = [...screen.page.querySelectorAll('tbody td.end span[title]')].map((cell) =>
      cell.getAttribute('title'),
    );
    expect(reasons).toContain(screen.page.querySelector('tbody .badge')?.getAttribute('title'));
  });

  it('leads to the page of a call, with the view and its own choice', async () => {
    const screen = await openCalls('only=failed');
    const [call] = callsAt(1);
    await screen.answer(aPage([call!]));
    expect(screen.page.querySelector('tbody th a')?.getAttribute('href')).toBe(
      `/calls/${call!.id}?range=today&only=failed`,
    );
  });

  it('goes on behind the last call, and says when that was all', async () => {
    const screen = await openCalls();
    await screen.answer(aPage(callsAt(9, 8), 'behind-8'));
    await screen.press('Show more');
    const input = await screen.answer(aPage(callsAt(7)));
    expect(input.after).toBe('behind-8');
    expect(screen.text('.foot')).toContain('3 calls shown');
    expect(screen.text('.foot')).toContain('These are all.');
  });

  describe('where there is nothing', () => {
    it('leads to the first call when none has ever arrived', async () => {
      const screen = await openCalls('', { hasCalls: false });
      await screen.answer(aPage([]));
      expect(screen.text('tl-empty')).toContain('No call has arrived yet');
      expect(screen.page.querySelector('tl-empty a')?.getAttribute('href')).toBe('/ingestion');
    });

    it('clears its own filters and those of the view in one step', async () => {
      const screen = await openCalls('only=failed&search=x&team=search&order=costliest');
      await screen.answer(aPage([]));
      expect(screen.text('tl-empty')).toContain('No call matches');
      await screen.press('Clear the filters');
      expect(screen.url()).toBe('/calls?range=today&order=costliest');
    });
  });

  describe('when it cannot be listed', () => {
    it('says which part of the question was refused', async () => {
      const screen = await openCalls('search=%20tr-1');
      await screen.refuse([{ field: 'search', message: 'is longer than 256 characters' }]);
      expect(screen.text('[role=alert]')).toBe('search: is longer than 256 characters');
      expect(screen.page.querySelector('table')).toBeNull();
    });

    it('gives the id of a failure, and asks once more', async () => {
      const screen = await openCalls();
      await screen.fail('DEADLINE_EXCEEDED', 'err_7');
      expect(screen.text('tl-failure')).toContain('The calls could not be listed');
      expect(screen.text('tl-failure')).toContain('err_7');
      // Range `today` is followed: a list that is not answered is not live.
      expect(screen.text('.following')).toContain('Not answered: trying again');
      await screen.press('Try again');
      await screen.answer(aPage(callsAt(1)));
      expect(screen.text('.foot')).toContain('1 call shown');
    });

    it('keeps the calls it has when those behind them fail, and tries again', async () => {
      const screen = await openCalls();
      await screen.answer(aPage(callsAt(9), 'behind-9'));
      await screen.press('Show more');
      await screen.fail('DEADLINE_EXCEEDED', 'err_8');
      expect(screen.text('tl-failure')).toContain('The next calls could not be listed');
      expect(screen.text('.foot')).toContain('1 call shown');
      await screen.press('Try again');
      await screen.answer(aPage(callsAt(8)));
      expect(screen.text('.foot')).toContain('2 calls shown');
    });

    it('dims the calls of the question before until the next is answered', async () => {
      const screen = await openCalls();
      await screen.answer(aPage(callsAt(9)));
      await screen.type('.least input', '0.05');
      expect(screen.page.querySelector('.dimmed table')).not.toBeNull();
      expect((await screen.answer(aPage([]))).minCost).toBe('0.05');
      expect(screen.page.querySelector('.dimmed')).toBeNull();
    });

    it('does not ask with an amount that is none', async () => {
      const screen = await openCalls('minCost=cheap');
      expect((await screen.answer(aPage(callsAt(1)))).minCost).toBeNull();
      expect(screen.text('[role=alert]')).toBe('Type an amount such as 0.05.');
    });
  });

  describe('live', () => {
    beforeEach(() => {
      // Time goes on by hand for what repeats; what merely waits for its turn still does.
      jest.useFakeTimers({
        doNotFake: ['Date', 'setTimeout', 'clearTimeout', 'setImmediate', 'queueMicrotask', 'nextTick', 'performance'],
      });
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    async function openLive(params = '') {
      const screen = await openCalls(params);
      await screen.answer(aPage(callsAt(9, 8)));
      return {
        ...screen,
        async passTurn(): Promise<void> {
          jest.advanceTimersByTime(LIVE_EVERY_MS);
          await screen.settle();
        },
      };
    }

    it('shows by itself what has arrived, and marks it', async () => {
      const screen = await openLive();
      await screen.passTurn();
      await screen.answer(aPage(callsAt(10, 9, 8)));
      expect(screen.texts('tbody th').map((text) => text.match(/\d\d:\d\d:\d\d/)?.[0])).toEqual([
        '12:00:10',
        '12:00:09',
        '12:00:08',
      ]);
      expect(screen.texts('.time.fresh')).toHaveLength(1);
    });

    it('holds it back while somebody reads further down, until they ask for it', async () => {
      const screen = await openLive();
      await screen.scrollDown();
      await screen.passTurn();
      await screen.answer(aPage(callsAt(11, 10, 9, 8)));
      expect(screen.text('.foot')).toContain('2 calls shown');
      await screen.press('2 new calls');
      expect(screen.text('.foot')).toContain('4 calls shown');
      expect(screen.page.querySelector('.frame')!.scrollTop).toBe(0);
      expect(screen.page.querySelector('.waiting')).toBeNull();
    });

    it('asks for nothing while it is paused, also after a reload', async () => {
      const screen = await openLive();
      await screen.press('Pause');
      await screen.passTurn();
      expect(screen.isAsking()).toBe(false);
      expect(screen.url()).toBe('/calls?range=today&live=0');
      await screen.press('Resume');
      await screen.passTurn();
      expect(screen.isAsking()).toBe(true);
    });

    it('asks for nothing while nobody sees it', async () => {
      const screen = await openLive();
      const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
      await screen.passTurn();
      expect(screen.isAsking()).toBe(false);
      hidden.mockRestore();
    });

    it('keeps its calls when a turn fails, and says how old they are', async () => {
      const screen = await openLive();
      await screen.passTurn();
      await screen.fail('DEADLINE_EXCEEDED', 'err_9');
      expect(screen.text('.foot')).toContain('2 calls shown');
      expect(screen.text('tl-banner')).toContain('err_9');
    });

    it('does not follow the costliest', async () => {
      const screen = await openLive('order=costliest');
      await screen.passTurn();
      expect(screen.isAsking()).toBe(false);
    });
  });
});
