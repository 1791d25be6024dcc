import { aCondition, aRule } from '@tokenledger/attribution/testing';
import { OPERATOR, aPerson } from '@tokenledger/organization/testing';
import type {
  ClosedPeriod,
  ClosedPeriods,
  ReratedStretch,
  ReratingFigure,
  RevisedFact,
  ReratingQueue,
  Reratings,
  RequestedRerating,
} from '@tokenledger/metering/domain';
import { localDay, tenantId } from '@tokenledger/organization/domain';
import { parseDecimal18 } from '@tokenledger/shared/money';

const acme = tenantId('acme');
const globex = tenantId('globex');
const at = (text: string) => new Date(`2026-04-10T${text}Z`);

export interface ReratingStores {
  readonly reratings: Reratings;
  readonly queue: ReratingQueue;
  readonly closedPeriods: ClosedPeriods;
}

function aRequest(request: Partial<RequestedRerating> = {}): RequestedRerating {
  return {
    id: 'r1',
    scope: {
      fromMs: Date.parse('2026-03-01T00:00:00Z'),
      toMs: Date.parse('2026-04-01T00:00:00Z'),
      provider: undefined,
      model: 'gpt-4o',
    },
    reason: 'the contract of March',
    requestedBy: aPerson('anna@acme.com'),
    requestedAt: at('12:00:00'),
    ...request,
  };
}

function aFigure(figure: Partial<ReratingFigure> = {}): ReratingFigure {
  return {
    owner: 'search',
    month: '2026-03',
    currency: 'USD',
    closed: false,
    calls: 2,
    costBefore: parseDecimal18('0.000000000000000003'),
    costAfter: parseDecimal18('99999999999.000000000000000001'),
    newlyPriced: 1,
    newlyUnpriced: 0,
    ...figure,
  };
}

function aStretch(stretch: Partial<ReratedStretch> = {}): ReratedStretch {
  return { from: 0, to: 100, calls: 3, figures: [aFigure()], booksBefore: ['book 1'], ...stretch };
}

/** What every store of re-ratings promises, to those who ask and to workers. */
export function itKeepsTheReratingsContract(open: () => Promise<ReratingStores>): void {
  let stores: ReratingStores;
  let reratings: Reratings;
  let queue: ReratingQueue;

  beforeEach(async () => {
    stores = await open();
    ({ reratings, queue } = stores);
  });

  const previewed = async (request: Partial<RequestedRerating> = {}): Promise<void> => {
    await reratings.request(acme, aRequest(request));
    const { id } = aRequest(request);
    await queue.takeTurn('preview', at('12:00:01'));
    await queue.beginPreview(id, 'book 2', 5);
    await queue.completeStep(id, 'preview', aStretch());
    await queue.finish(id, 'preview', at('12:00:02'));
  };
  const applying = async (request: Partial<RequestedRerating> = {}): Promise<void> => {
    await previewed(request);
    expect(await reratings.apply(acme, aRequest(request).id, aPerson('ben@acme.com'), at('12:01:00'))).toBeUndefined();
  };

  it('tells a tenant of its own re-ratings only, the newest first', async () => {
    await reratings.request(acme, aRequest());
    await reratings.request(acme, aRequest({ id: 'r2', requestedAt: at('13:00:00') }));
    expect(await reratings.find(acme, 'r1')).toEqual({
      ...aRequest(),
      requestedBy: 'anna@acme.com',
      state: 'preview-queued',
      cancelRequested: false,
      appliedBy: undefined,
      appliedAt: undefined,
      finishedAt: undefined,
      priceBook: undefined,
      booksBefore: [],
      callsToLookAt: undefined,
      preview: { calls: 0, figures: [] },
      applied: { calls: 0, figures: [] },
      error: undefined,
      events: [{ at: at('12:00:00'), by: 'anna@acme.com', what: 'requested' }],
    });
    expect(await reratings.find(globex, 'r1')).toBeUndefined();
    expect(await reratings.list(globex, 10)).toEqual([]);
    expect((await reratings.list(acme, 10)).map(({ id }) => id)).toEqual(['r2', 'r1']);
    expect(await reratings.list(acme, 1)).toHaveLength(1);
    expect(await reratings.apply(globex, 'r1', aPerson('eve@globex.com'), at('12:00:01'))).toBe('unknown');
    expect(await reratings.cancel(globex, 'r1', aPerson('eve@globex.com'), at('12:00:01'))).toBe('unknown');
  });

  it('keeps whether owners are meant, and rules that nobody saved yet', async () => {
    const draft = [
      aRule({ from: localDay('2026-03-01'), conditions: [aCondition('user', 'in', 'b', "a'")] }),
      aRule({ id: 'b' }),
    ];
    const scope = { ...aRequest().scope, owners: true, draft } as const;
    await reratings.request(acme, aRequest({ scope }));
    expect((await reratings.find(acme, 'r1'))?.scope).toEqual(scope);
    await reratings.request(acme, aRequest({ id: 'r2' }));
    const listed = async (revises: RevisedFact) => (await reratings.list(acme, 10, revises)).map(({ id }) => id);
    expect([await listed('owners'), await listed('prices')]).toEqual([['r1'], ['r2']]);
    expect((await queue.takeTurn('preview', at('12:00:01')))?.scope).toEqual(scope);
  });

  it('keeps a preview with its figures to the last digit, and adds up those of one place', async () => {
    await reratings.request(acme, aRequest());
    expect(await queue.hasWork('preview')).toBe(true);
    expect(await queue.takeTurn('preview', at('12:00:01'))).toEqual({
      tenant: acme,
      id: 'r1',
      scope: aRequest().scope,
      priceBook: undefined,
      position: undefined,
      cancelRequested: false,
      stepInHand: undefined,
    });
    await queue.beginPreview('r1', 'book 2', 5);
    await queue.completeStep('r1', 'preview', aStretch());
    const other = aFigure({ owner: undefined, currency: undefined, closed: true });
    // In the same currency, and not the same amount: other calls were converted into it.
    const converted = aFigure({ converted: true });
    // And others again that rules cannot decide about.
    const undecided = aFigure({ undecided: true });
    // Of a project that is called like the team.
    const project = aFigure({ ownerLevel: 'project' });
    const figures = [aFigure(), other, converted, undecided, project];
    await queue.completeStep('r1', 'preview', aStretch({ from: 100, to: 200, figures }));
    expect((await queue.takeTurn('preview', at('12:00:02')))?.position).toBe(200);
    await queue.finish('r1', 'preview', at('12:00:03'));
    const found = await reratings.find(acme, 'r1');
    expect(found).toMatchObject({ state: 'previewed', priceBook: 'book 2', callsToLookAt: 5, finishedAt: undefined });
    expect(found?.preview.calls).toBe(6);
    expect(found?.preview.figures).toHaveLength(5);
    expect(found?.preview.figures).toEqual(
      expect.arrayContaining([
        aFigure({
          calls: 4,
          newlyPriced: 2,
          costBefore: parseDecimal18('0.000000000000000006'),
          costAfter: parseDecimal18('199999999998.000000000000000002'),
        }),
        other,
        converted,
        undecided,
        project,
      ]),
    );
    expect(await queue.hasWork('preview')).toBe(false);
    expect(await queue.hasWork('apply')).toBe(false);
  });

  it('forgets what a preview found that is begun again', async () => {
    await reratings.request(acme, aRequest());
    await queue.takeTurn('preview', at('12:00:01'));
    await queue.beginPreview('r1', 'book 2', 5);
    await queue.completeStep('r1', 'preview', aStretch());
    await queue.beginPreview('r1', 'book 3', 7);
    expect(await reratings.find(acme, 'r1')).toMatchObject({
      priceBook: 'book 3',
      callsToLookAt: 7,
      preview: { calls: 0, figures: [] },
    });
    expect((await queue.takeTurn('preview', at('12:00:02')))?.position).toBeUndefined();
  });

  it('counts a step once, whoever says how often that it is done', async () => {
    await applying();
    await queue.completeStep('r1', 'apply', aStretch());
    await queue.completeStep('r1', 'apply', aStretch());
    expect((await reratings.find(acme, 'r1'))?.applied).toEqual({ calls: 3, figures: [aFigure()] });
    await queue.completeStep('r1', 'preview', aStretch({ from: 100, to: 200 }));
    expect((await reratings.find(acme, 'r1'))?.preview.calls).toBe(3);
  });

  it('gives a step in hand to whoever comes after a crash, until it is done or dropped', async () => {
    await applying();
    const step = { ...aStretch(), version: 9_007_199_254_740_993n };
    await queue.keepStep('r1', step);
    expect((await queue.takeTurn('apply', at('12:02:00')))?.stepInHand).toEqual(step);
    await queue.dropStep('r1', { ...step, version: 1n });
    expect((await queue.takeTurn('apply', at('12:02:01')))?.stepInHand).toEqual(step);
    await queue.dropStep('r1', step);
    expect((await queue.takeTurn('apply', at('12:02:02')))?.stepInHand).toBeUndefined();
    await queue.keepStep('r1', step);
    await queue.completeStep('r1', 'apply', step);
    expect(await queue.takeTurn('apply', at('12:02:03'))).toMatchObject({ stepInHand: undefined, position: 100 });
  });

  it('remembers who did what, and the books before', async () => {
    await applying();
    await queue.completeStep('r1', 'apply', aStretch({ booksBefore: ['book 1', 'book 0'] }));
    await queue.completeStep('r1', 'apply', aStretch({ from: 100, to: 200, booksBefore: ['book 1'] }));
    await queue.finish('r1', 'apply', at('12:02:00'));
    expect(await reratings.find(acme, 'r1')).toMatchObject({
      state: 'done',
      appliedBy: 'ben@acme.com',
      appliedAt: at('12:01:00'),
      finishedAt: at('12:02:00'),
      booksBefore: ['book 0', 'book 1'],
      events: [
        { at: at('12:00:00'), by: 'anna@acme.com', what: 'requested' },
        { at: at('12:00:02'), by: undefined, what: 'previewed' },
        { at: at('12:01:00'), by: 'ben@acme.com', what: 'applied' },
        { at: at('12:02:00'), by: undefined, what: 'done' },
      ],
    });
    expect(await reratings.apply(acme, 'r1', aPerson('ben@acme.com'), at('12:03:00'))).toBe('applied-already');
    expect(await reratings.cancel(acme, 'r1', aPerson('ben@acme.com'), at('12:03:00'))).toBe('ended-already');
  });

  it('applies only what was previewed', async () => {
    await reratings.request(acme, aRequest());
    expect(await reratings.apply(acme, 'r1', aPerson('ben@acme.com'), at('12:01:00'))).toBe('not-previewed');
    await queue.takeTurn('preview', at('12:00:01'));
    expect(await reratings.apply(acme, 'r1', aPerson('ben@acme.com'), at('12:01:00'))).toBe('not-previewed');
    await queue.fail('r1', at('12:01:01'), 'broke');
    expect(await reratings.apply(acme, 'r1', aPerson('ben@acme.com'), at('12:01:02'))).toBe('ended-already');
  });

  it('cancels at once what no worker has, and else asks the worker to end', async () => {
    await reratings.request(acme, aRequest());
    expect(await reratings.cancel(acme, 'r1', aPerson('ben@acme.com'), at('12:01:00'))).toBeUndefined();
    expect(await reratings.find(acme, 'r1')).toMatchObject({ state: 'cancelled', finishedAt: at('12:01:00') });
    expect(await queue.hasWork('preview')).toBe(false);

    await applying({ id: 'r2' });
    await queue.completeStep('r2', 'apply', aStretch());
    expect(await reratings.cancel(acme, 'r2', aPerson('ben@acme.com'), at('12:02:00'))).toBeUndefined();
    expect(await reratings.find(acme, 'r2')).toMatchObject({ state: 'applying', cancelRequested: true });
    expect((await queue.takeTurn('apply', at('12:02:01')))?.cancelRequested).toBe(true);
    await queue.endCancelled('r2', at('12:02:02'));
    expect(await reratings.find(acme, 'r2')).toMatchObject({
      state: 'cancelled',
      cancelRequested: false,
      applied: { calls: 3 },
    });
    expect(await queue.hasWork('apply')).toBe(false);
  });

  it('goes on behind the last step where an apply was cancelled or failed', async () => {
    await applying();
    await queue.completeStep('r1', 'apply', aStretch());
    await queue.fail('r1', at('12:02:00'), 'broke');
    expect(await reratings.find(acme, 'r1')).toMatchObject({ state: 'failed', error: 'broke' });
    expect(await reratings.apply(acme, 'r1', aPerson('cleo@acme.com'), at('12:03:00'))).toBeUndefined();
    expect((await queue.takeTurn('apply', at('12:03:01')))?.position).toBe(100);
    const found = await reratings.find(acme, 'r1');
    expect(found).toMatchObject({
      state: 'applying',
      appliedBy: 'ben@acme.com',
      error: undefined,
      applied: { calls: 3 },
    });
    expect(found?.events.at(-1)).toEqual({ at: at('12:03:00'), by: 'cleo@acme.com', what: 'continued' });
  });

  it('gives re-ratings their turns one after the other, and counts failures until a step is done', async () => {
    await applying();
    await applying({ id: 'r2' });
    const turns = [];
    for (const second of ['10', '11', '12']) turns.push((await queue.takeTurn('apply', at(`12:05:${second}`)))?.id);
    expect(turns).toEqual(['r1', 'r2', 'r1']);
    expect(await queue.postpone('r1', 'out of reach')).toBe(1);
    expect(await queue.postpone('r1', 'out of reach')).toBe(2);
    expect(await reratings.find(acme, 'r1')).toMatchObject({ error: 'out of reach' });
    await queue.completeStep('r1', 'apply', aStretch());
    expect(await reratings.find(acme, 'r1')).toMatchObject({ error: undefined });
    expect(await queue.postpone('r1', 'out of reach')).toBe(1);
  });

  describe('and its closed periods', () => {
    const march: ClosedPeriod = {
      from: new Date('2026-03-01T00:00:00Z'),
      to: new Date('2026-04-01T00:00:00Z'),
      closedAt: at('12:00:00'),
      closedBy: OPERATOR.name,
    };

    it('are closed once, told of to their tenant, and opened again', async () => {
      const { closedPeriods } = stores;
      expect(await closedPeriods.close(acme, march, OPERATOR, march.closedAt)).toEqual({ ok: true, value: undefined });
      expect(await closedPeriods.close(acme, march, OPERATOR, march.closedAt)).toEqual({
        ok: false,
        error: 'closed-already',
      });
      expect(await closedPeriods.list(acme)).toEqual([march]);
      expect(await closedPeriods.list(globex)).toEqual([]);
      expect(await closedPeriods.reopen(globex, march.from, OPERATOR, at('13:00:00'))).toBe(false);
      expect(await closedPeriods.reopen(acme, march.from, OPERATOR, at('13:00:00'))).toBe(true);
      expect(await closedPeriods.list(acme)).toEqual([]);
      expect(await closedPeriods.close(acme, march, OPERATOR, march.closedAt)).toMatchObject({ ok: true });
    });

    it('are not closed while a re-rating that touches them is being applied', async () => {
      await applying();
      expect(await stores.closedPeriods.close(acme, march, OPERATOR, march.closedAt)).toEqual({
        ok: false,
        error: 'rerating-runs',
      });
      const april = { ...march, from: march.to, to: new Date('2026-05-01T00:00:00Z') };
      expect(await stores.closedPeriods.close(acme, april, OPERATOR, march.closedAt)).toMatchObject({ ok: true });
      await queue.finish('r1', 'apply', at('12:02:00'));
      expect(await stores.closedPeriods.close(acme, march, OPERATOR, march.closedAt)).toMatchObject({ ok: true });
    });
  });
}
