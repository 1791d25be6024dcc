import { avoidedOf, type CallOwner, type SpendFilter } from '@tokenledger/metering/domain';
import { formatDecimal18 } from '@tokenledger/shared/money';

import { aUsage } from '../reading-builder';
import {
  aCheckedCall,
  CHECKED_NOON,
  type CheckedLedger,
  CHECKED_TENANT,
  checksRequest,
  decided,
} from './checked-ledger';

/** Which of them belong to a filter. @param ledger an empty one, before each test */
export function avoidedUnderFilterContract(ledger: () => CheckedLedger): void {
  describe('avoided counts under a filter', () => {
    const ownedBy = (values: CallOwner['values']) => ({
      owner: { values, evidence: {}, unallocatedReason: undefined },
    });
    const place = { traceId: 'e'.repeat(32), parentSpanId: 'e'.repeat(16) };
    const NONE: readonly unknown[] = [];

    /** What is avoided for calls that several observers saw; nothing where none is told. */
    async function avoidedUnder(filter: SpendFilter) {
      const { counts } = await ledger().checks.avoidedCounts(CHECKED_TENANT, checksRequest({ filter }));
      return counts.map((count) => {
        const { rows, tokens, cost } = avoidedOf(count);
        return [count.calls, rows, tokens, cost.map(({ amount }) => formatDecimal18(amount))];
      });
    }

    it('follow the booking of a call, whatever team its readings name', async () => {
      // 1,000 tokens of output at $10 a million: $0.01.
      const usage = aUsage({ quantities: { output: 1_000 } });
      await ledger().add(
        decided(
          aCheckedCall(30, { responseId: 'a', usage, ...ownedBy({ team: 'search' }) }),
          aCheckedCall(30, { responseId: 'a', usage, observer: 'gateway', ...ownedBy({}) }),
        ),
      );
      expect(await avoidedUnder({ team: ['search'] })).toEqual([[1n, 1n, 1_000n, ['0.01']]]);
      expect(await avoidedUnder({ team: [null] })).toEqual(NONE);
    });

    it('are none for a team that only a reading names', async () => {
      await ledger().add(
        decided(
          aCheckedCall(30, { responseId: 'a', ...ownedBy({ team: 'search' }) }),
          aCheckedCall(30, { responseId: 'a', observer: 'gateway', ...ownedBy({ team: 'platform' }) }),
        ),
      );
      expect(await avoidedUnder({ team: ['platform'] })).toEqual(NONE);
      expect(await avoidedUnder({ team: ['search'] })).toEqual([[1n, 1n, 120n, ['0.00037']]]);
    });

    it('follow the model that is booked, whatever name another observer has for it', async () => {
      await ledger().add(
        decided(
          aCheckedCall(30, { responseId: 'a', responseModel: 'main' }),
          aCheckedCall(30, { responseId: 'a', observer: 'gateway' }),
        ),
      );
      // The service's own name has no price: counting it as well would have added tokens and no cost.
      expect(await avoidedUnder({ model: ['gpt-4o'] })).toEqual([[1n, 1n, 120n, []]]);
      expect(await avoidedUnder({ model: ['main'] })).toEqual(NONE);
    });

    it('are not negative where one reading names the team and another the service', async () => {
      await ledger().add(
        decided(
          aCheckedCall(30, { responseId: 'a', ...ownedBy({ service: 'web' }) }),
          aCheckedCall(30, { responseId: 'a', observer: 'gateway', ...ownedBy({ team: 'search' }) }),
        ),
      );
      // Two readings, one booking.
      expect(await avoidedUnder({ team: ['search'], service: ['web'] })).toEqual([[1n, 1n, 120n, ['0.00037']]]);
    });

    it('hold readings under other ids: a request, a span, an instrumentation beside the call', async () => {
      const gateway = { observer: 'gateway' as const, ...ownedBy({}) };
      const span = { traceId: '9'.repeat(32), spanId: '9'.repeat(16) };
      await ledger().add([
        ...decided(
          aCheckedCall(50, { responseId: 'a', providerRequestId: 'req_1', ...gateway }),
          aCheckedCall(50, { providerRequestId: 'req_1' }),
        ),
        ...decided(
          aCheckedCall(40, { responseId: 'b', ...span, ...gateway }),
          aCheckedCall(40, { ...span, signal: 'log' }),
        ),
        ...decided(
          aCheckedCall(30, { ...place, responseId: 'c', scope: 'gateway', ...gateway }),
          aCheckedCall(30, { ...place, scope: 'instrumentation' }),
        ),
        // Of the same span, and another team's.
        ...decided(
          aCheckedCall(20, { ...place, responseId: 'd', ...ownedBy({ team: 'ads' }) }),
          aCheckedCall(20, { ...place, responseId: 'd', ...gateway }),
        ),
      ]);
      // Two readings and one booking a call.
      expect(await avoidedUnder({ team: ['search'] })).toEqual([[3n, 3n, 360n, ['0.00111']]]);
      expect(await avoidedUnder({ team: ['ads'] })).toEqual([[1n, 1n, 120n, ['0.00037']]]);
    });

    it('hold an agent that repeats its calls, as its own team', async () => {
      const agent = {
        traceId: place.traceId,
        role: 'container' as const,
        operation: 'invoke_agent',
        spanId: place.parentSpanId,
      };
      await ledger().add(
        decided(
          aCheckedCall(10, { ...agent, endedAtUs: CHECKED_NOON * 1000, ...ownedBy({ team: 'ads' }) }),
          aCheckedCall(9, place),
        ),
      );
      expect(await avoidedUnder({ team: ['ads'] })).toEqual([[1n, 1n, 120n, ['0.00037']]]);
      expect(await avoidedUnder({ team: ['search'] })).toEqual(NONE);
    });
  });
}
