import { aUsage } from '../reading-builder';
import {
  aCheckedCall,
  CHECKED_NOON,
  type CheckedLedger,
  CHECKED_TENANT,
  checksRequest,
  usd,
  MINUTE_MS,
} from './checked-ledger';

/** What a ledger promises of the models that answered, and of their answers. @param ledger an empty one, before each test */
export function answersContract(ledger: () => CheckedLedger): void {
  describe('served models', () => {
    it('are told where they have another name than was asked for', async () => {
      const at = (minutes: number) => new Date(CHECKED_NOON - minutes * MINUTE_MS);
      await ledger().add([
        aCheckedCall(30, { responseModel: 'gpt-4o-2024-08-06' }),
        aCheckedCall(20, { responseModel: 'gpt-4o-2024-08-06' }),
        aCheckedCall(10, { requestModel: 'gpt-5', responseModel: 'gpt-4o' }),
        aCheckedCall(9),
        aCheckedCall(8, { responseModel: undefined }),
      ]);
      const served = await ledger().checks.servedModels(CHECKED_TENANT, checksRequest());
      expect(served).toMatchObject({
        pairs: [
          { requested: 'gpt-4o', served: 'gpt-4o-2024-08-06', calls: 2n, firstSeen: at(30), lastSeen: at(20) },
          { requested: 'gpt-5', served: 'gpt-4o', calls: 1n, tokens: 120n, cost: [usd('0.00037')] },
        ],
        truncated: false,
        comparedCalls: 4n,
      });
    });
  });

  describe('answers', () => {
    const DAY_MINUTES = 24 * 60;
    const writing = (output: number) => aUsage({ quantities: { input: 100, output } });

    it('are told for the range and for the 28 days before it, and by week', async () => {
      await ledger().add([
        aCheckedCall(30, { usage: writing(0) }),
        aCheckedCall(20, { usage: writing(3) }),
        aCheckedCall(10, { usage: writing(1_024), finishReason: 'length' }),
        aCheckedCall(28 * DAY_MINUTES, {
          usage: writing(7),
          owner: { values: { service: 'web' }, evidence: {}, unallocatedReason: undefined },
        }),
        // Outside of both, failed, incomplete, or no answer at all.
        aCheckedCall(29 * DAY_MINUTES),
        aCheckedCall(5, { errorType: 'timeout' }),
        aCheckedCall(5, { operation: 'embeddings' }),
        aCheckedCall(5, { usage: aUsage({ status: 'partial' }) }),
      ]);
      const { models } = await ledger().checks.answerShapes(CHECKED_TENANT, checksRequest());
      const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
      expect(models).toEqual([
        {
          provider: 'openai',
          model: 'gpt-4o',
          now: {
            calls: 3n,
            outputTokens: 1_027n,
            median: 3,
            p90: 1_024,
            lengths: [1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            endings: { stop: 2, length: 1 },
            services: { '': 3 },
            // 3 × 100 × 2.50 + 1,027 × 10 a million
            cost: [usd('0.01102')],
            pricedCalls: { USD: 3n },
          },
          before: {
            calls: 1n,
            outputTokens: 7n,
            median: 7,
            p90: 7,
            lengths: [0, 0, 0, 1],
            endings: { stop: 1 },
            services: { web: 1 },
            cost: [usd('0.00032')],
            pricedCalls: { USD: 1n },
          },
          weeks: [
            // The range ends on 11 March; five weeks before that begin on 4 February, the baseline on the 10th.
            { from: day('2026-02-10'), calls: 1n, outputTokens: 7n, median: 7, p90: 7 },
            { from: day('2026-03-04'), calls: 3n, outputTokens: 1_027n, median: 3, p90: 1_024 },
          ],
        },
      ]);
    });

    it('are told of no model that was not called in the range', async () => {
      await ledger().add([aCheckedCall(5 * DAY_MINUTES)]);
      expect((await ledger().checks.answerShapes(CHECKED_TENANT, checksRequest())).models).toEqual([]);
    });
  });
}
