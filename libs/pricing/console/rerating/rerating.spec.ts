import {
  ApplyReratingDocument,
  CancelReratingDocument,
  PreviewReratingDocument,
  ReratingDocument,
  ReratingsDocument,
} from '../operations';
import { aDifference, aRerating, aRow, openRerating } from './testing/open-rerating';

describe('Re-rating', () => {
  it('says what it is for where nothing was re-rated yet', async () => {
    const screen = await openRerating();
    await screen.answer(ReratingsDocument, { reratings: [] });
    expect(screen.textOf('tl-empty')).toContain('Nothing was re-rated yet');
    expect(screen.page.querySelector('tl-rerating-detail')).toBeNull();
  });

  it('asks for a preview of the month in the days of the organisation, and shows what is wrong at its field', async () => {
    const screen = await openRerating();
    await screen.answer(ReratingsDocument, { reratings: [] });
    await screen.press('See what changes');
    const sent = screen.asked(PreviewReratingDocument);
    expect(sent.operation.variables).toEqual({
      input: {
        from: '2026-04-01T00:00:00.000Z',
        to: '2026-05-01T00:00:00.000Z',
        provider: null,
        model: null,
        reason: '',
      },
    });
    const issues = [{ field: 'reason', message: 'is empty: say why' }];
    sent.flush({ data: { previewRerating: { __typename: 'InvalidReratingInput', issues } } });
    await screen.settle();
    expect(screen.textOf('#rerating-reason ~ .problem')).toBe('is empty: say why');
  });

  it('shows the newest: sums, differences by team, and what is left alone', async () => {
    const screen = await openRerating();
    await screen.answer(ReratingsDocument, { reratings: [aRow()] });
    const preview = {
      callsLookedAt: '2000',
      differences: [aDifference(), aDifference({ team: null, costBefore: '0', costAfter: '1', newlyPriced: '3' })],
      converted: [aDifference({ team: 'search', currency: 'EUR' })],
      leftAlone: [aDifference({ team: 'ads' })],
    };
    await screen.answer(ReratingDocument, { rerating: aRerating({ preview }) });
    // 100.5 + 0 -> 90.25 + 1
    expect(screen.textOf('.sums')).toContain('Before$100.50After$91.25Difference-$9.25Calls touched2,400');
    const cells = [...screen.page.querySelectorAll('tl-rerating-detail tbody tr:first-child :is(td, th)')];
    expect(cells.map((cell) => cell.textContent?.trim())).toEqual(
      expect.arrayContaining(['2026-03', 'search', '1,200', '$100.50', '$90.25', '-$10.25']),
    );
    expect(screen.textOf('.converted')).toContain('In the reporting currency');
    expect(screen.textOf('.left')).toContain('their period is closed');
  });

  it('applies after a question in numbers, and says why where that is refused', async () => {
    const screen = await openRerating();
    await screen.answer(ReratingsDocument, { reratings: [aRow()] });
    await screen.answer(ReratingDocument, { rerating: aRerating() });
    await screen.press('Change 1,200 calls');
    const question = screen.textOf('tl-confirm-dialog', document.body);
    expect(question).toContain('1,200 calls change');
    expect(question).toContain('$100.50 becomes $90.25 (-$10.25)');
    await screen.press('Change the calls');
    await screen.answer(ApplyReratingDocument, {
      applyRerating: { __typename: 'ReratingDenied', denial: 'OTHER_PRICES' },
    });
    expect(screen.textOf('tl-rerating-detail tl-banner')).toContain('Prices changed since the preview');
  });

  it('follows one that is being applied, and cancels it', async () => {
    const screen = await openRerating();
    await screen.answer(ReratingsDocument, { reratings: [aRow({ state: 'APPLYING' })] });
    const events = [{ at: '2026-04-10T11:59:30.000Z', by: 'ben@acme.com', what: 'APPLIED' as const }];
    const applied = {
      callsLookedAt: '500',
      differences: [aDifference({ calls: '300' })],
      converted: [],
      leftAlone: [],
    };
    await screen.answer(ReratingDocument, { rerating: aRerating({ state: 'APPLYING', applied, events }) });
    expect(screen.textOf('tl-progress')).toContain('500 of about 2,000 calls looked at');
    expect(screen.textOf('tl-progress')).toContain('25%');
    expect(screen.textOf('.sums')).toContain('Calls touched · so far 300');
    await screen.press('Cancel');
    await screen.answer(CancelReratingDocument, { cancelRerating: { __typename: 'Rerating', id: 'r1' } });
    await screen.answer(ReratingDocument, {
      rerating: aRerating({ state: 'CANCELLED', continuable: true, applied, events }),
    });
    expect(screen.textOf('tl-rerating-detail')).toContain('Go on');
  });

  it('tells a failure from an empty history, and an address that names none of ours', async () => {
    const screen = await openRerating('?id=r9');
    await screen.answer(ReratingDocument, { rerating: null });
    expect(screen.textOf('tl-rerating-detail tl-empty')).toContain('There is no such re-rating');
    await screen.fail(ReratingsDocument);
    expect(screen.textOf('tl-failure')).toContain('err_9');
  });
});
