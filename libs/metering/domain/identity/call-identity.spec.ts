import { type IdentityFacts, identifyCall, requestAliasOf } from './call-identity';

function facts(some: Partial<IdentityFacts> = {}): IdentityFacts {
  return {
    role: 'call',
    provider: 'anthropic',
    responseId: undefined,
    providerRequestId: undefined,
    traceId: '1'.repeat(32),
    spanId: '2'.repeat(16),
    contentDigest: '3'.repeat(16),
    ...some,
  };
}

const idOf = (some: Partial<IdentityFacts>): string => identifyCall(facts(some)).callId;

describe('identifyCall', () => {
  it.each([
    ['response', { responseId: 'msg_1', providerRequestId: 'req_1' }],
    ['request', { providerRequestId: 'req_1' }],
    ['span', {}],
    ['content', { traceId: '', spanId: '' }],
  ])('names a call by its %s, the strongest that is known', (kind, some) => {
    expect(identifyCall(facts(some)).kind).toBe(kind);
  });

  it('gives one call one name in every trace and through every reseller', () => {
    expect(idOf({ responseId: 'msg_1', traceId: '9'.repeat(32), provider: 'aws.bedrock' })).toBe(
      idOf({ responseId: 'msg_1' }),
    );
  });

  it('names no call by an id that is drawn anew from a thousand', () => {
    expect(identifyCall(facts({ responseId: 'chatcmpl-123' })).kind).toBe('span');
  });

  it('gives the name by request to who saw only that', () => {
    expect(requestAliasOf('anthropic', 'req_1')).toBe(idOf({ providerRequestId: 'req_1' }));
  });

  it('names an agent by its span, whatever ids of its calls it repeats', () => {
    const agent = { role: 'container', responseId: 'msg_1', providerRequestId: 'req_1' } as const;
    expect(identifyCall(facts(agent)).kind).toBe('span');
    expect(idOf(agent)).toBe(idOf({}));
  });
});
