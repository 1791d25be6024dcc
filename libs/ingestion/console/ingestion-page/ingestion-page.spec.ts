import { IngestionStatusDocument } from '../operations';
import type { Status } from './status/status-model';
import { openPage } from './testing/open-page';
import { statusAnswer } from './testing/status-examples';

async function openStatus(part: Partial<Status> = {}) {
  const screen = await openPage('/ingestion');
  screen.api.expectOne(IngestionStatusDocument).flush({ data: statusAnswer(part) });
  await screen.settled();
  return screen;
}

describe('status of ingestion', () => {
  it.each([
    ['RECEIVING', 'Receiving', 'Calls arrive and reach the figures'],
    ['IDLE', 'Idle', 'No call arrived within the last 5 minutes'],
    ['DELAYED', 'Delayed', 'Nothing is lost'],
    ['NEVER_RECEIVED', 'Nothing yet', 'No call has ever arrived'],
  ] as const)('says %s in a word and a sentence', async (state, word, sentence) => {
    const { page } = await openStatus({ state });
    expect(page.querySelector('.badge')?.textContent).toBe(word);
    expect(page.querySelector('.sentence')?.textContent).toContain(sentence);
  });

  it('leads whoever has sent nothing to the set-up, which has an address of its own', async () => {
    const screen = await openStatus({
      state: 'NEVER_RECEIVED',
      newestArrivalAt: null,
      newestCallAt: null,
      senders: [],
    });
    await screen.press('Send the first call');
    expect(screen.url()).toBe('/ingestion?tab=set-up');
    expect(screen.page.textContent).toContain('Waiting for the first call…');
  });

  it('tells what is not known from zero, with the reason', async () => {
    const { page } = await openStatus({ lag: null, lagUnknownReason: 'NO_PROCESSOR' });
    const waiting = [...page.querySelectorAll('.facts > div')][2]!;
    expect(waiting.querySelector('dd')?.textContent).toBe('—');
    expect(waiting.textContent).toContain('no processor is alive');
  });

  it('counts the dead letters that wait on their tab, and none where none waits', async () => {
    const { page } = await openStatus({ deadLetters: { waiting: '12', replayed: '3', newestAt: null } });
    expect([...page.querySelectorAll('[role=tab]')].at(-1)?.textContent).toContain('12');
  });

  it('never takes a failure for "nothing arrived"', async () => {
    const screen = await openPage('/ingestion');
    screen.api.expectOne(IngestionStatusDocument).networkError(new Error('gone'));
    await screen.settled();
    expect(screen.page.querySelector('tl-failure')?.textContent).toContain('could not be found out');
    expect(screen.page.querySelector('.badge')).toBeNull();
  });

  it('shows the first tab where the address names none that exists', async () => {
    const { page } = await openPage('/ingestion?tab=gone');
    expect(page.querySelector('[role=tab][aria-selected=true]')?.textContent?.trim()).toBe('Status');
  });
});
