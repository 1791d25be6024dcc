import { InMemoryPriceBook } from '@tokenledger/pricing/testing';

import { CurrentPriceBook } from './current-price-book';

const NEVER_MS = 2_147_483_647;

function openWith(states: { revision: string; load: () => Promise<InMemoryPriceBook> }) {
  const failures: unknown[] = [];
  const current = CurrentPriceBook.open({
    source: { load: () => states.load() },
    lists: { revision: () => Promise.resolve(states.revision) },
    lookEveryMs: NEVER_MS,
    onFailure: (error) => failures.push(error),
  });
  return { current, failures };
}

describe('the current price book', () => {
  it('is read again when a list changed, and only then', async () => {
    let loads = 0;
    const states = { revision: '1', load: () => Promise.resolve(new InMemoryPriceBook([{}], `load ${(loads += 1)}`)) };
    const current = await openWith(states).current;
    await current.look();
    expect(current.book().revision).toBe('load 1');
    states.revision = '2';
    await current.look();
    expect(current.book().revision).toBe('load 2');
    await current.stop();
  });

  it('stays in force where the newest lists cannot be read, and is tried again', async () => {
    const states = { revision: '1', load: () => Promise.resolve(new InMemoryPriceBook([{}], 'old')) };
    const opened = openWith(states);
    const current = await opened.current;
    states.revision = '2';
    states.load = () => Promise.reject(new Error('away'));
    await current.look();
    expect(current.book().revision).toBe('old');
    expect(opened.failures).toEqual([new Error('away')]);
    states.load = () => Promise.resolve(new InMemoryPriceBook([{}], 'new'));
    await current.look();
    expect(current.book().revision).toBe('new');
    await current.stop();
  });

  it('does not open without the lists', async () => {
    const away = { revision: '1', load: () => Promise.reject(new Error('away')) };
    await expect(openWith(away).current).rejects.toThrow('away');
  });
});
