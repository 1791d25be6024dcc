import { OPERATOR } from '@tokenledger/organization/testing';
import { ReratingRequests } from '@tokenledger/metering/domain';
import { InMemoryClosedPeriods, InMemoryReratings } from '@tokenledger/metering/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';
import { FixedClock } from '@tokenledger/shared/time';

import { periodCommand } from './period-commands';
import { reratingCommand } from './rerating-commands';

const acme = tenantId('acme');
const BERLIN = 'Europe/Berlin';
const clock = new FixedClock('2026-04-10T12:00:00Z');

function commands() {
  const reratings = new InMemoryReratings();
  const closedPeriods = new InMemoryClosedPeriods(reratings);
  const said: string[] = [];
  let ids = 0;
  const parts = {
    operator: OPERATOR,
    reratings,
    reratingRequests: new ReratingRequests({
      reratings,
      currentRevision: () => Promise.resolve('book 1'),
      clock,
      newId: () => `r${(ids += 1)}`,
    }),
    say: (line: string) => {
      said.push(line);
      if (line.startsWith('preview-queued')) void workedOff(reratings);
    },
    lookEveryMs: 1,
  };
  return {
    said,
    reratings,
    rerate: (action: string, ...words: string[]) => reratingCommand(action, acme, BERLIN, words, parts),
    periods: (action: string, ...words: string[]) =>
      periodCommand(action, acme, BERLIN, words, { closedPeriods, operator: OPERATOR, clock }),
  };
}

/** What a processor does meanwhile. */
async function workedOff(reratings: InMemoryReratings): Promise<void> {
  const turn = await reratings.takeTurn('preview', clock.now());
  if (turn === undefined) return;
  const [costBefore, costAfter] = [parseDecimal18('0.00037'), parseDecimal18('0.00046')];
  const place = { owner: 'search', month: '2026-03', currency: 'USD', calls: 2, newlyPriced: 1, newlyUnpriced: 0 };
  const figures = [{ ...place, closed: false, costBefore, costAfter }];
  await reratings.beginPreview(turn.id, 'book 1', 3);
  await reratings.completeStep(turn.id, 'preview', { from: 0, to: 1, calls: 3, figures, booksBefore: [] });
  await reratings.finish(turn.id, 'preview', clock.now());
}

describe('rerate', () => {
  it('previews days of the organisation, tells how far it is, and then what would change', async () => {
    const { said, reratings, rerate } = commands();
    const outcome = await rerate('preview', '2026-03-01', '2026-04-01', 'the contract of March', '', 'gpt-4o');
    expect(said).toEqual(['re-rating r1', 'preview-queued: 0']);
    expect((await reratings.find(acme, 'r1'))?.scope).toEqual({
      fromMs: Date.parse('2026-02-28T23:00:00Z'),
      toMs: Date.parse('2026-03-31T22:00:00Z'),
      provider: undefined,
      model: 'gpt-4o',
    });
    expect(outcome?.lines).toEqual([
      're-rating r1  previewed  calls from 2026-02-28T23:00:00.000Z to 2026-03-31T22:00:00.000Z',
      '3 calls looked at',
      '2026-03  search  2 calls  USD 0.00037 -> 0.00046 (+0.00009)  1 newly priced',
      '2026-04-10T12:00:00.000Z  requested  npm run admin (ada)',
      '2026-04-10T12:00:00.000Z  previewed',
      'Nothing is changed yet; to change it: rerate apply TENANT r1',
    ]);
    expect((await rerate('status'))?.lines).toHaveLength(1);
    expect((await rerate('status', 'r1'))?.lines).toEqual(outcome?.lines);
    expect((await rerate('cancel', 'r1'))?.lines[0]).toContain('cancelled');
  });

  it.each([
    [['preview', 'yesterday', '2026-04-01', 'why'], 'FROM: is no moment'],
    [['preview', '2026-04-01', '2026-04-01', 'why'], 'TO: is not after `from`'],
    [['preview', '2026-03-01', '2026-04-01'], 'REASON: is empty'],
    [['apply', 'r9'], 'ID: There is no such re-rating'],
    [['cancel', 'r9'], 'ID: There is no such re-rating'],
    [['status', 'r9'], 'ID: There is no such re-rating'],
  ])('tells the remedy for "rerate %s"', async ([action = '', ...words], remedy) => {
    const outcome = await commands().rerate(action, ...words);
    expect(outcome).toMatchObject({ failed: true });
    expect(outcome?.lines.join('\n')).toContain(remedy);
  });
});

describe('periods', () => {
  it('are closed, listed and opened again by the month of the organisation', async () => {
    const { periods } = commands();
    expect((await periods('list'))?.lines).toEqual(['No period is closed.']);
    expect((await periods('close', '2026-03'))?.lines).toEqual(['closed 2026-03']);
    expect((await periods('list'))?.lines).toEqual(['2026-03  closed 2026-04-10T12:00:00.000Z  npm run admin (ada)']);
    expect((await periods('reopen', '2026-03'))?.lines).toEqual(['opened 2026-03 again']);
  });

  it.each([
    [['close', '2026-13'], '2026-13 is no month'],
    [['close', '2026-04'], '2026-04 is not over yet'],
    [['reopen', '2026-03'], '2026-03 is not closed'],
  ])('tell the remedy for "periods %s"', async ([action = '', ...words], remedy) => {
    const outcome = await commands().periods(action, ...words);
    expect(outcome).toMatchObject({ failed: true });
    expect(outcome?.lines.join('\n')).toContain(remedy);
  });
});
