import type { ExecutionContext } from '@nestjs/common';
import { NEVER } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';

import { DeadlineInterceptor } from './deadline-interceptor';
import { TakesLonger } from './takes-longer';

class Routes {
  quick(): void {}

  @TakesLonger(4)
  long(): void {}
}

describe('the deadline of a request', () => {
  it.each([
    ['30 s for most', 'quick', '30s #', 30_000],
    ['four times as long for what takes longer', 'long', '120s #', 120_000],
  ] as const)('is %s', (_what, route, expected, deadlineMs) => {
    const scheduler = new TestScheduler((actual, wanted) => expect(actual).toEqual(wanted));
    scheduler.run(({ expectObservable }) => {
      const context = { getHandler: () => Routes.prototype[route] } as unknown as ExecutionContext;
      const answer = new DeadlineInterceptor(30_000).intercept(context, { handle: () => NEVER });
      expectObservable(answer).toBe(expected, undefined, expect.objectContaining({ facts: { deadlineMs } }));
    });
  });
});
