import type { OneCall } from '../call-words';

export const A_CALL_ID = `168780-${'0'.repeat(31)}1`;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

/** An amount in US dollars, as the API writes it. */
export function usd(amount: string): { readonly amount: string; readonly currency: string } {
  return { amount, currency: 'USD' };
}

export function aReading(reading: Partial<OneCall['readings'][number]> = {}): OneCall['readings'][number] {
  return {
    id: 'r1',
    booked: true,
    reason: 'sole-reading',
    observer: 'application',
    dialect: 'otel-genai',
    scope: 'my-instrumentation',
    signal: 'span',
    traceId: TRACE,
    spanId: '00f067aa0ba902b7',
    tokens: { total: '1280', input: '1200', output: '80' },
    usageStatus: 'complete',
    startedAt: '2026-11-26T12:00:09.120Z',
    arrivedAt: '2026-11-26T12:00:11.000Z',
    keyId: 'key_1',
    ...reading,
  };
}

/**
 * A priced call that one observer saw, unless told otherwise: 200 × $2.50 + 1,000 × $1.25 + 80 × $10 a million
 * = $0.0005 + $0.00125 + $0.0008 = $0.00255.
 */
export function oneCall(call: Partial<OneCall> = {}): OneCall {
  return {
    id: A_CALL_ID,
    startedAt: '2026-11-26T12:00:09.120Z',
    durationMs: '1240',
    provider: 'openai',
    requestModel: 'gpt-4o',
    responseModel: 'gpt-4o-2024-08-06',
    operation: 'chat',
    errorType: null,
    conditions: [],
    rating: 'PRICED',
    ratingReason: null,
    unallocatedReason: null,
    purpose: 'productive',
    purposeReason: 'answered',
    observers: 1,
    traceId: TRACE,
    spanId: '00f067aa0ba902b7',
    conversation: null,
    responseId: 'resp_1',
    providerRequestId: null,
    serviceTier: null,
    finishReason: 'stop',
    serverAddress: null,
    workspace: null,
    apiKey: null,
    bookingReason: 'sole-reading',
    tokens: { total: '1280', input: '1200', output: '80' },
    lines: [
      {
        meter: 'INPUT',
        tokens: '200',
        pricePerMillion: '2.5',
        amount: usd('0.0005'),
        evidence: 'gen_ai.usage.input_tokens',
      },
      { meter: 'CACHE_READ', tokens: '1000', pricePerMillion: '1.25', amount: usd('0.00125'), evidence: 'cache_read' },
      { meter: 'OUTPUT', tokens: '80', pricePerMillion: '10', amount: usd('0.0008'), evidence: null },
    ],
    perCall: null,
    noLinePricesReason: null,
    listCost: usd('0.00255'),
    contractedCost: usd('0.00255'),
    effectiveCost: usd('0.00255'),
    reductions: [],
    conversion: {
      state: 'SAME_CURRENCY',
      currency: 'USD',
      cost: usd('0.00255'),
      rate: null,
      rateId: null,
      missingRate: null,
    },
    price: {
      id: 'public/openai/gpt-4o',
      book: 'book-7',
      source: 'public price list',
      validFrom: '2024-10-01T00:00:00.000Z',
      validTo: null,
    },
    usage: {
      status: 'complete',
      rule: 'emitter-known',
      confidence: 'likely',
      notes: [],
      received: [
        { count: 'input', attribute: 'gen_ai.usage.input_tokens', tokens: '1200' },
        { count: 'output', attribute: 'gen_ai.usage.output_tokens', tokens: '80' },
        { count: 'cacheWrite5m', attribute: 'short_lived', tokens: null },
      ],
      basis: 'inclusive',
      reasoning: 'inside',
    },
    owner: [
      { dimension: 'TEAM', value: 'search', evidenceLevel: 'span', evidenceAttribute: 'team.id' },
      { dimension: 'SERVICE', value: 'web', evidenceLevel: 'key', evidenceAttribute: null },
    ],
    reportedCost: null,
    extraUnits: [],
    readings: [aReading()],
    mayRepeat: [],
    ...call,
  };
}

/** Without a price: nothing of it has an amount. */
export function anUnpricedCall(ratingReason: string): OneCall {
  const { lines } = oneCall();
  return oneCall({
    rating: 'UNPRICED',
    ratingReason,
    conditions: ['UNPRICED'],
    lines: lines.map((line) => ({ ...line, pricePerMillion: null, amount: null })),
    noLinePricesReason: 'unpriced',
    listCost: null,
    contractedCost: null,
    effectiveCost: null,
    price: null,
  });
}
