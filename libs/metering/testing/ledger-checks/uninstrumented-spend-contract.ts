import { aUsage } from '../reading-builder';
import {
  aCheckedCall,
  CHECKED_NOON,
  type CheckedLedger,
  CHECKED_TENANT,
  checksRequest,
  decided,
  usd,
  MINUTE_MS,
} from './checked-ledger';

/** What a ledger promises of calls that only a vendor or a gateway tells of. @param ledger an empty one, before each test */
export function uninstrumentedSpendContract(ledger: () => CheckedLedger): void {
  describe('uninstrumented spend', () => {
    const outside = { provider: 'anthropic', workspace: 'wrkspc_1', apiKey: 'batch' } as const;

    it('is what only a vendor or a gateway tells of, by workspace and key', async () => {
      await ledger().add([
        aCheckedCall(30, { ...outside, observer: 'vendor', provider: 'openai' }),
        aCheckedCall(20, { ...outside, observer: 'vendor', provider: 'openai' }),
        aCheckedCall(10, { observer: 'gateway', requestModel: 'odd', responseModel: 'odd' }),
        aCheckedCall(9),
      ]);
      const spend = await ledger().checks.uninstrumentedSpend(CHECKED_TENANT, checksRequest());
      expect(spend).toEqual({
        total: { calls: 3n, tokens: 360n, cost: [usd('0.00074')], unpricedCalls: 1n },
        groups: [
          {
            observer: 'vendor',
            provider: 'openai',
            workspace: 'wrkspc_1',
            apiKey: 'batch',
            calls: 2n,
            tokens: 240n,
            // 2 × 0.00037
            cost: [usd('0.00074')],
            unpricedCalls: 0n,
            firstSeen: new Date(CHECKED_NOON - 30 * MINUTE_MS),
            lastSeen: new Date(CHECKED_NOON - 20 * MINUTE_MS),
          },
          {
            observer: 'gateway',
            provider: 'openai',
            workspace: null,
            apiKey: null,
            calls: 1n,
            tokens: 120n,
            cost: [],
            unpricedCalls: 1n,
            firstSeen: new Date(CHECKED_NOON - 10 * MINUTE_MS),
            lastSeen: new Date(CHECKED_NOON - 10 * MINUTE_MS),
          },
        ],
        truncated: false,
        outsideCalls: 3n,
        pendingBuckets: 0,
      });
    });

    it('leaves out calls that a service saw as well, however the two were tied', async () => {
      const place = { traceId: 'd'.repeat(32), parentSpanId: 'b'.repeat(16) };
      await ledger().add([
        // By the response, by the request, side by side.
        ...decided(aCheckedCall(50, { responseId: 'a', observer: 'vendor' }), aCheckedCall(50, { responseId: 'a' })),
        ...decided(
          aCheckedCall(40, { responseId: 'b', providerRequestId: 'req_1', observer: 'vendor' }),
          aCheckedCall(40, { providerRequestId: 'req_1', observer: 'provider-sdk' }),
        ),
        ...decided(
          aCheckedCall(30, { ...place, responseId: 'c', scope: 'gateway', observer: 'gateway' }),
          aCheckedCall(30, { ...place, scope: 'instrumentation' }),
        ),
        // Both saw it from outside.
        ...decided(
          aCheckedCall(20, { responseId: 'd', observer: 'vendor' }),
          aCheckedCall(20, { responseId: 'd', observer: 'gateway', apiKey: 'batch' }),
        ),
      ]);
      const spend = await ledger().checks.uninstrumentedSpend(CHECKED_TENANT, checksRequest());
      expect(spend).toMatchObject({
        total: { calls: 1n },
        groups: [{ observer: 'vendor', apiKey: 'batch', calls: 1n }],
        outsideCalls: 4n,
      });
    });

    it('tells the calls of an agent that no service saw, whoever saw another one of its trace', async () => {
      const agent = { traceId: 'd'.repeat(32), parentSpanId: 'b'.repeat(16) };
      const onlyOutside = (minutesAgo: number, responseId: string, input: number) => {
        const facts = { ...agent, responseId, usage: aUsage({ quantities: { input, output: 20 } }) };
        return decided(
          aCheckedCall(minutesAgo, { ...facts, observer: 'gateway' }),
          aCheckedCall(minutesAgo, { ...facts, observer: 'vendor' }),
        );
      };
      await ledger().add([
        ...decided(
          aCheckedCall(30, { ...agent, responseId: 'a', scope: 'gateway', observer: 'gateway' }),
          aCheckedCall(30, { ...agent, scope: 'instrumentation' }),
        ),
        // As long as the one that was seen, at another time.
        ...onlyOutside(20, 'b', 100),
        ...onlyOutside(10, 'c', 300),
      ]);
      const spend = await ledger().checks.uninstrumentedSpend(CHECKED_TENANT, checksRequest());
      // 100 + 20 and 300 + 20 tokens.
      expect(spend).toMatchObject({ total: { calls: 2n, tokens: 440n } });
    });

    it('is nothing where services report all that they do', async () => {
      await ledger().add([aCheckedCall(30)]);
      const spend = await ledger().checks.uninstrumentedSpend(CHECKED_TENANT, checksRequest());
      expect(spend).toMatchObject({ total: { calls: 0n, cost: [] }, groups: [], outsideCalls: 0n });
    });
  });
}
