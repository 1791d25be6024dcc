import {
  CheckAnswerShapesDocument,
  CheckAvoidedCountsDocument,
  CheckReportedCostsDocument,
  CheckServedModelsDocument,
  CheckUninstrumentedSpendDocument,
} from '../operations';
import {
  aCount,
  answerShapes,
  aSum,
  modelAnswers,
  reportedCosts,
  servedModels,
  uninstrumentedSpend,
} from './testing/check-examples';
import { openChecks } from './testing/open-checks';

const avoided = (...counts: readonly ReturnType<typeof aCount>[]) => ({
  avoidedCounts: { __typename: 'AvoidedCounts', counts, pendingBuckets: 0 },
});

describe('Checks', () => {
  it('asks about the range and the filters of the address', async () => {
    const screen = await openChecks('range=today&team=search');
    expect(screen.asked(CheckAvoidedCountsDocument).operation.variables).toEqual({
      input: { from: '2026-11-26T00:00:00.000Z', to: '2026-11-27T00:00:00.000Z', filter: { team: ['search'] } },
    });
  });

  it('checks the last days of a range that is too long, and says so', async () => {
    const screen = await openChecks('from=2026-01-01&to=2026-11-26');
    expect(screen.textOf('tl-banner')).toContain('The last 92 days of the range are checked');
  });

  describe('double counts avoided', () => {
    it('says what would have been counted again, and leads from possible duplicates to them', async () => {
      const screen = await openChecks();
      await screen.answer(
        CheckAvoidedCountsDocument,
        avoided(aCount(), aCount({ reason: 'POSSIBLE_DUPLICATE', avoided: aSum({ unpriced: '3' }) })),
      );
      const text = screen.textOf('tl-avoided-counts');
      expect(text).toContain('$0.00037 would have been added for 120 tokens (readings that do not count: 1).');
      const cells = [...screen.page.querySelectorAll('tl-avoided-counts tbody tr:first-child td')];
      expect(cells.map((cell) => cell.textContent?.trim())).toEqual(['1', '2', '1', '120', '$0.00037']);
      expect(text).toContain('and 3 without a price');
      expect(screen.links('tl-avoided-counts')).toEqual(['/calls?range=today&only=possible-duplicate']);
    });

    it('says that nothing was, and tells a failure from it', async () => {
      const screen = await openChecks();
      await screen.answer(CheckAvoidedCountsDocument, avoided());
      expect(screen.textOf('tl-avoided-counts tl-empty')).toContain('Nothing was reported twice');
      await screen.fail(CheckReportedCostsDocument);
      expect(screen.textOf('tl-reported-costs tl-failure')).toContain('err_9');
      expect(screen.page.querySelector('tl-reported-costs tl-empty')).toBeNull();
    });
  });

  describe('reported costs', () => {
    it('says who says more, and leads to the receipts of the largest differences', async () => {
      const screen = await openChecks();
      await screen.answer(CheckReportedCostsDocument, {
        reportedCosts: reportedCosts({ otherCurrencyCalls: '2' }),
      });
      const text = screen.textOf('tl-reported-costs');
      // 0.00047 - 0.00037 = 0.0001, 27 % of 0.00037
      expect(text).toContain('+$0.0001 more than booked (+27.0 %)');
      expect(text).toContain('Not compared: 2 calls reported in another currency');
      expect(text).toContain('openai · gpt-4o');
      expect(text).toContain('the sender');
      expect(screen.links('tl-reported-costs')).toEqual(['/calls/1-a?range=today']);
    });

    it('explains why there is nothing to compare', async () => {
      const screen = await openChecks();
      await screen.answer(CheckReportedCostsDocument, {
        reportedCosts: reportedCosts({ totals: [], groups: [], largest: [] }),
      });
      expect(screen.textOf('tl-reported-costs tl-empty')).toContain('Nothing to compare');
    });
  });

  describe('uninstrumented spend', () => {
    const answered = (spend: ReturnType<typeof uninstrumentedSpend>) => ({ uninstrumentedSpend: spend });

    it('names the workspace and the key that nobody reports for', async () => {
      const screen = await openChecks();
      await screen.answer(CheckUninstrumentedSpendDocument, answered(uninstrumentedSpend()));
      const text = screen.textOf('tl-uninstrumented-spend');
      expect(text).toContain('$1.20 spent outside of what services report: 3 calls');
      expect(text).toContain('wrkspc_1 batch anthropic The vendor 3');
      expect(text).toContain('not told');
    });

    it('tells nothing reported from everything explained', async () => {
      const none = { total: { ...uninstrumentedSpend().total, calls: '0', cost: [] }, groups: [] };
      const screen = await openChecks();
      await screen.answer(
        CheckUninstrumentedSpendDocument,
        answered(uninstrumentedSpend({ ...none, outsideCalls: '4' })),
      );
      expect(screen.textOf('tl-uninstrumented-spend tl-empty')).toContain('Each of the 4 calls');
    });

    it('leads to the set-up where no vendor reports', async () => {
      const screen = await openChecks();
      await screen.answer(
        CheckUninstrumentedSpendDocument,
        answered(uninstrumentedSpend({ groups: [], outsideCalls: '0' })),
      );
      expect(screen.links('tl-uninstrumented-spend')).toEqual(['/ingestion']);
    });
  });

  describe('models substituted', () => {
    it('are named with what either costs, and lead to their calls', async () => {
      const screen = await openChecks();
      await screen.answer(CheckServedModelsDocument, { servedModels: servedModels() });
      const text = screen.textOf('tl-served-models');
      expect(text).toContain('gpt-4o gpt-4o-mini another model 12');
      expect(text).toContain('$2.50 → $0.15');
      expect(screen.links('tl-served-models')).toEqual(['/calls?range=today&model=gpt-4o-mini']);
    });

    it('are not said to be none where rarer names were not looked at', async () => {
      const screen = await openChecks();
      const none = servedModels({ substitutions: [], truncated: true });
      await screen.answer(CheckServedModelsDocument, { servedModels: none });
      const text = screen.textOf('tl-served-models tl-empty');
      expect(text).toContain('None among the pairs of names that were looked at');
      expect(text).not.toContain('Every call was answered');
    });

    it('are told from names that nobody reported', async () => {
      const screen = await openChecks();
      const none = servedModels({ substitutions: [], comparedCalls: '0' });
      await screen.answer(CheckServedModelsDocument, { servedModels: none });
      expect(screen.textOf('tl-served-models tl-empty')).toContain('No call names both models');
    });
  });

  describe('answers by model', () => {
    it('stand beside those of before, the flagged ones first', async () => {
      const screen = await openChecks();
      await screen.answer(CheckAnswerShapesDocument, {
        answerShapes: answerShapes(
          modelAnswers({ model: 'o3', verdict: 'TOO_FEW', before: null, lengthsIndex: null }),
          modelAnswers(),
        ),
      });
      const rows = [...screen.page.querySelectorAll('tl-answer-shapes tbody tr')].map((row) => row.textContent);
      expect(rows[0]).toContain('gpt-4o');
      const text = screen.textOf('tl-answer-shapes tbody tr');
      expect(text).toContain('Shifted');
      expect(text).toContain('lengths 0.43, endings 0.05');
      // 30,150 / 300 = 100.5 and 60,300 / 300 = 201; 270 of 300 ended with stop; $3 / 300
      expect(text).toContain('100 (201)');
      expect(text).toContain('stop 90.0 % (100.0 %)');
      expect(text).toContain('$0.01 ($0.01)');
      expect(rows[1]).toContain('Too few to judge');
      expect(rows[1]).not.toContain('(');
    });
  });
});
