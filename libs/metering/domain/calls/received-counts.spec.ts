import { aReading, asSeen, aSpan, aUsage, flatPriceBook, ledgerOfRecords } from '@tokenledger/metering/testing';
import * as fc from 'fast-check';

import { COUNT_FIELDS, type CountField } from '../dialects/field-table';
import type { ReadUsage } from '../ledger/usage-reading';
import { normaliseUsage, type NormaliseOptions } from '../usage/normalise-usage';
import type { RawTokens } from '../usage/raw-tokens';
import { attributeOfMeter, receivedCount, receivedCountsOf } from './received-counts';

const chat: NormaliseOptions = { basis: 'unknown', expectsOutput: true, totalHidesReasoning: false };

function usageOf(tokens: RawTokens, options: NormaliseOptions = chat): ReadUsage {
  const evidence = Object.fromEntries(
    COUNT_FIELDS.filter((field) => tokens[field] !== undefined).map((field) => [field, `usage.${field}`]),
  );
  return aUsage({ ...normaliseUsage(tokens, options), evidence });
}

function received(usage: ReadUsage, row: { readonly isRest?: true } = {}) {
  const seen = asSeen(aReading({ usage }), flatPriceBook);
  const counts = receivedCountsOf(row.isRest ? { ...seen, bookingReason: 'container-rest' } : seen);
  return counts.map(({ count, attribute, tokens }) => [count, attribute, tokens]);
}

describe('receivedCountsOf', () => {
  it('gives back an input that holds its cached tokens, and one that does not', () => {
    // Inclusive: 36 + 64 = 100 were reported. Exclusive: 36 were.
    expect(received(usageOf({ input: 100, cacheRead: 64, output: 20, total: 120 }))).toEqual([
      ['input', 'usage.input', 100],
      ['output', 'usage.output', 20],
      ['total', 'usage.total', 120],
      ['cacheRead', 'usage.cacheRead', 64],
    ]);
    expect(received(usageOf({ input: 36, cacheRead: 64, output: 20 }))).toContainEqual(['input', 'usage.input', 36]);
  });

  it('gives back an output beside its reasoning', () => {
    // 2 + 320 reasoned = 322 wrote the model; 2 were reported as output.
    const usage = usageOf({ input: 12, cacheRead: 2, output: 2, reasoning: 320, total: 334 });
    expect(received(usage)).toContainEqual(['output', 'usage.output', 2]);
    expect(received(usage)).toContainEqual(['reasoning', 'usage.reasoning', 320]);
  });

  it('tells no number that contradicted another, nor any of what is left of a container', () => {
    const usage = usageOf({ input: 100, cacheWrite: 30, cacheWrite5m: 20, cacheWrite1h: 20, output: 1 });
    expect(received(usage)).toContainEqual(['cacheWrite', 'usage.cacheWrite', 30]);
    expect(received(usage)).toContainEqual(['cacheWrite5m', 'usage.cacheWrite5m', undefined]);
    expect(received(usageOf({ input: 3, output: 1 }), { isRest: true })).toEqual([
      ['input', 'usage.input', undefined],
      ['output', 'usage.output', undefined],
    ]);
  });

  it('tells no count that its dialect left out', () => {
    const toldOf = (attributes: Parameters<typeof aSpan>[0]) =>
      ledgerOfRecords([aSpan(attributes)]).booked.flatMap((row) =>
        receivedCountsOf(row).map(({ count, tokens }) => [count, tokens]),
      );
    // The sum of what was handed on, 22 + 25 = 47, is not that of the call: 11467 more were read from the cache.
    const anthropic = {
      'ai.operationId': 'ai.streamText.doStream',
      'ai.model.provider': 'anthropic.messages',
      'ai.usage.inputTokens': 22,
      'ai.usage.outputTokens': 25,
      'ai.usage.totalTokens': 47,
      'ai.usage.cachedInputTokens': 11467,
    };
    expect(toldOf(anthropic)).toEqual([
      ['input', 22],
      ['output', 25],
      ['cacheRead', 11467],
    ]);
    const details = { cache_creation: 0, ephemeral_5m_input_tokens: 200, ephemeral_1h_input_tokens: 100 };
    const langSmith = {
      'langsmith.span.kind': 'llm',
      'gen_ai.usage.input_tokens': 341,
      'gen_ai.usage.output_tokens': 91,
      'gen_ai.usage.input_token_details': JSON.stringify(details),
    };
    expect(toldOf(langSmith)).toEqual([
      ['input', 341],
      ['output', 91],
      ['cacheWrite5m', 200],
      ['cacheWrite1h', 100],
    ]);
  });

  it('says nothing of a row whose evidence was not kept', () => {
    expect(received(aUsage({ evidence: {} }))).toEqual([]);
  });
});

describe('attributeOfMeter', () => {
  it('names the attribute that says it most directly, and none where none was kept', () => {
    const evidence = { cacheWrite: 'all', cacheWrite1h: 'hour', total: 'sum' };
    expect(attributeOfMeter('cacheWrite5m', { evidence })).toBe('all');
    expect(attributeOfMeter('cacheWrite5m', { evidence: { ...evidence, cacheWrite5m: 'minutes' } })).toBe('minutes');
    expect(attributeOfMeter('reasoning', { evidence })).toBe('sum');
    expect(attributeOfMeter('input', { evidence })).toBeUndefined();
  });
});

describe('receivedCount', () => {
  const count = fc.integer({ min: 0, max: 50 });
  const tokens = fc.record(
    Object.fromEntries(COUNT_FIELDS.map((field) => [field, count])) as Record<CountField, typeof count>,
    { requiredKeys: [] },
  );
  const options = fc.record({
    basis: fc.constantFrom('unknown' as const, 'inclusive' as const, 'exclusive' as const),
    expectsOutput: fc.boolean(),
    totalHidesReasoning: fc.boolean(),
    reasoning: fc.constantFrom('inside' as const, 'outside' as const),
  });

  it('is what was reported, or nothing, whatever was reported', () => {
    fc.assert(
      fc.property(tokens, options, (reported: RawTokens, how) => {
        // A total of zero decides nothing and leaves no evidence.
        const given: RawTokens = reported.total === 0 ? { ...reported, total: undefined } : reported;
        const usage = usageOf(given, how);
        for (const field of COUNT_FIELDS) {
          if (given[field] === undefined) continue;
          const told = receivedCount(field, usage);
          if (told !== undefined) expect([field, told]).toEqual([field, given[field]]);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('is told of every count of a usual call', () => {
    fc.assert(
      fc.property(count, count, count, count, (uncached, cached, written, spoken) => {
        const given = { input: uncached + cached + written, cacheRead: cached, cacheWrite: written, output: spoken };
        const usage = usageOf(given);
        for (const [field, tokensGiven] of Object.entries(given)) {
          expect(receivedCount(field as CountField, usage)).toBe(tokensGiven);
        }
      }),
    );
  });
});
