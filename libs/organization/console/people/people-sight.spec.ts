import { jest } from '@jest/globals';

import { PeoplePrivacyDocument } from '../operations';
import { NamesShown } from './names-shown';
import { lifted, openFor, OWNER, seen } from './testing/people-page';

describe('what is known of how people are seen', () => {
  beforeEach(() => {
    // Time goes on by hand for what repeats; what merely waits for its turn still does.
    jest.useFakeTimers({
      doNotFake: ['Date', 'setTimeout', 'clearTimeout', 'setImmediate', 'queueMicrotask', 'nextTick', 'performance'],
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  async function open(first: object, permissions: readonly string[] = OWNER) {
    const screen = await openFor(NamesShown, first, permissions);
    return {
      ...screen,
      async pass(ms: number) {
        jest.advanceTimersByTime(ms);
        await screen.settled();
      },
    };
  }

  it('is asked again at the end of a lift, which then is over', async () => {
    // It is 12:00:00.
    const { api, pass, tell, sight } = await open(lifted('2026-03-10T12:00:30Z'));
    expect(sight.timesHidden()).toBe(0);
    await pass(29_999);
    api.expectNone(PeoplePrivacyDocument);
    await pass(1);
    await tell(seen());
    expect(sight.lift()).toBeUndefined();
    expect(sight.timesHidden()).toBe(1);
  });

  it('is asked again every minute, as another window may show names or hide them', async () => {
    const { pass, tell, sight } = await open(seen());
    await pass(60_000);
    await tell(lifted());
    expect(sight.lift()?.until).toBe('2026-03-10T14:00:00Z');
    await pass(60_000);
    await tell(seen());
    expect(sight.lift()).toBeUndefined();
  });

  it('is asked once for whoever cannot lift the view', async () => {
    const { api, pass } = await open(seen(), ['SPEND_READ']);
    await pass(3_600_000);
    api.expectNone(PeoplePrivacyDocument);
  });
});
