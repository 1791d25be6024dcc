import { avoidedOf } from '@tokenledger/metering/domain';
import { tenantId } from '@tokenledger/organization/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import {
  aCheckedCall,
  CHECKED_NOON,
  type CheckedLedger,
  CHECKED_TENANT,
  checksRequest,
  decided,
  usd,
} from './checked-ledger';

/** What a ledger promises of the double counts that it avoided. @param ledger an empty one, before each test */
export function avoidedCountsContract(ledger: () => CheckedLedger): void {
  describe('avoided counts', () => {
    it('tells by reason what would have been added, and what counts in its place', async () => {
      const trace = 'a'.repeat(32);
      const agent = {
        traceId: trace,
        role: 'container' as const,
        operation: 'invoke_agent',
        spanId: 'f'.repeat(16),
        endedAtUs: CHECKED_NOON * 1000,
      };
      await ledger().add([
        ...decided(
          aCheckedCall(30, { responseId: 'msg_1' }),
          aCheckedCall(30, { responseId: 'msg_1', observer: 'gateway' }),
          aCheckedCall(30, { responseId: 'msg_1', observer: 'vendor' }),
          aCheckedCall(20),
        ),
        ...decided(aCheckedCall(10, agent), aCheckedCall(9, { traceId: trace, parentSpanId: 'f'.repeat(16) })),
      ]);
      const { counts } = await ledger().checks.avoidedCounts(CHECKED_TENANT, checksRequest());
      expect(counts.map(({ reason, calls }) => [reason, calls])).toEqual([
        ['seen-by-several', 1n],
        ['container', 1n],
      ]);
      const avoided = counts.map((count) => {
        const { rows, tokens, cost } = avoidedOf(count);
        return [rows, tokens, cost.map(({ currency, amount }) => `${currency} ${formatDecimal18(amount)}`)];
      });
      expect(avoided).toEqual([
        // Three readings of 120 tokens and $0.00037, one booking: two are too many.
        [2n, 240n, ['USD 0.00074']],
        // The agent repeats the one call below it.
        [1n, 120n, ['USD 0.00037']],
      ]);
    });

    it('keeps what may be a duplicate apart, with what it would cost', async () => {
      const place = { traceId: 'b'.repeat(32), parentSpanId: 'b'.repeat(16) };
      await ledger().add(
        decided(
          aCheckedCall(30, { ...place, responseId: 'msg_1', scope: 'sdk' }),
          aCheckedCall(30, { ...place, responseId: 'msg_2', scope: 'sdk' }),
          aCheckedCall(30, { ...place, scope: 'instrumentation' }),
        ),
      );
      const { counts } = await ledger().checks.avoidedCounts(CHECKED_TENANT, checksRequest());
      expect(counts).toEqual([
        {
          reason: 'possible-duplicate',
          calls: 1n,
          reported: { rows: 1n, tokens: 120n, cost: [usd('0.00037')], unpricedRows: 0n },
          booked: { rows: 0n, tokens: 0n, cost: [], unpricedRows: 0n },
        },
      ]);
    });

    it('tells nothing of another range, another team or another tenant', async () => {
      await ledger().add(
        decided(aCheckedCall(30, { responseId: 'm' }), aCheckedCall(30, { responseId: 'm', observer: 'vendor' })),
      );
      const { checks } = ledger();
      const empty = { counts: [], pendingBuckets: 0 };
      const later = checksRequest({ from: new Date('2026-03-10T12:00:00Z') });
      expect(await checks.avoidedCounts(CHECKED_TENANT, later)).toMatchObject({ counts: [] });
      const ads = checksRequest({ filter: { team: ['ads'] } });
      expect(await checks.avoidedCounts(CHECKED_TENANT, ads)).toMatchObject({ counts: [] });
      expect(await checks.avoidedCounts(tenantId('globex'), checksRequest())).toEqual(empty);
    });
  });
}
