import { callRefOf } from '@tokenledger/metering/domain';
import { formatDecimal18, parseDecimal18 } from '@tokenledger/shared/money';

import { aUsage } from '../reading-builder';
import { aCheckedCall, CHECKED_TENANT, type CheckedLedger, checksRequest, decided, usd } from './checked-ledger';

/** What a ledger promises of costs that emitters report. @param ledger an empty one, before each test */
export function reportedCostsContract(ledger: () => CheckedLedger): void {
  describe('reported costs', () => {
    it('sets them beside what is booked, the largest difference first, and says who says more', async () => {
      const first = aCheckedCall(30, { reportedCost: usd('0.00047'), responseModel: 'gpt-4o' });
      const second = aCheckedCall(20, { reportedCost: usd('0.00007'), dialect: 'litellm' });
      await ledger().add([
        first,
        second,
        aCheckedCall(10, { reportedCost: usd('0.00037') }),
        aCheckedCall(9),
        aCheckedCall(8, { reportedCost: { ...usd('1'), currency: 'EUR' } }),
        aCheckedCall(7, { reportedCost: usd('1'), requestModel: 'other', responseModel: 'other' }),
      ]);
      const costs = await ledger().checks.reportedCosts(CHECKED_TENANT, checksRequest());
      const of = { currency: 'USD', provider: 'openai', model: 'gpt-4o' };
      expect(costs).toMatchObject({
        // 0.00047 + 0.00007 + 0.00037 against 3 × 0.00037
        totals: [{ currency: 'USD', calls: 3n, reportedMore: 1n, bookedMore: 1n }],
        groups: [
          { ...of, dialect: 'litellm', calls: 1n, bookedMore: 1n, reportedMore: 0n },
          { ...of, dialect: 'otel-genai', calls: 2n, bookedMore: 0n, reportedMore: 1n },
        ],
        truncated: false,
        otherCurrencyCalls: 1n,
        withoutPriceCalls: 1n,
      });
      expect(costs.totals.map(({ reported, booked }) => [reported, booked].map(formatDecimal18))).toEqual([
        ['0.00091', '0.00111'],
      ]);
      // 0.00030 less, then 0.00010 more; the one that agrees is not among them.
      expect(costs.largest).toEqual(
        [second, first].map((row) => ({
          ...of,
          call: callRefOf(row),
          startedAt: new Date(row.reading.startedAtUs / 1000),
          dialect: row.reading.dialect,
          reported: row.reading.reportedCost?.amount,
          booked: parseDecimal18('0.00037'),
        })),
      );
    });

    it('does not hold the rest of an agent against what its emitter says of the whole', async () => {
      const trace = 'c'.repeat(32);
      const agent = { traceId: trace, role: 'container' as const, spanId: 'f'.repeat(16), operation: 'invoke_agent' };
      const usage = aUsage({ quantities: { input: 500, output: 100 } });
      await ledger().add(
        decided(
          aCheckedCall(10, { ...agent, usage, reportedCost: usd('1') }),
          aCheckedCall(10, { traceId: trace, parentSpanId: 'f'.repeat(16) }),
        ),
      );
      const costs = await ledger().checks.reportedCosts(CHECKED_TENANT, checksRequest());
      expect(costs).toMatchObject({ totals: [], groups: [], largest: [], withoutPriceCalls: 0n });
    });
  });
}
