import { CANARY, modelCallSpan } from '../testing/model-call-span';
import type { FinishedSpan } from './finished-span';
import { ResourceStripper } from './strip-resource';
import { INVALID_COUNT, isModelUsage, stripSpan } from './strip-span';

const resources = new ResourceStripper();
const strip = (span: FinishedSpan) => stripSpan(span, resources, undefined);

describe('isModelUsage', () => {
  it.each([
    ['a chat call that failed before it had usage', { 'gen_ai.operation.name': 'chat' }],
    ['old names', { 'gen_ai.usage.prompt_tokens': 3 }],
    ['an agent span that repeats usage', { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.usage.input_tokens': 3 }],
    ['OpenInference', { 'llm.token_count.prompt': 3 }],
    ['OpenInference without counts', { 'openinference.span.kind': 'LLM' }],
    ['a Vercel call that failed', { 'ai.operationId': 'ai.streamText.doStream' }],
    ['the Vercel AI SDK', { 'ai.usage.inputTokens': 3 }],
    ['Langfuse', { 'langfuse.observation.usage_details': '{"input":3}' }],
    ['a wrong count: the ledger must see it', { 'gen_ai.usage.input_tokens': Number.NaN }],
  ])('is true for %s', (_what, attributes) => {
    expect(isModelUsage(attributes)).toBe(true);
  });

  it.each([
    ['a database query', { 'db.system': 'postgresql' }],
    ['a tool call', { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'search' }],
    ['the root of a Vercel call', { 'ai.operationId': 'ai.streamText' }],
    ['an agent without usage', { 'gen_ai.operation.name': 'invoke_agent' }],
    ['an attribute that was unset', { 'gen_ai.usage.input_tokens': undefined }],
  ])('is false for %s', (_what, attributes) => {
    expect(isModelUsage(attributes)).toBe(false);
  });
});

describe('stripSpan', () => {
  it('keeps identity, times, counts, model and owner', () => {
    const span = strip(modelCallSpan(7, { 'team.id': 'search', 'gen_ai.response.finish_reasons': ['stop'] }));
    expect(span.spanContext()).toEqual({
      traceId: '7'.padStart(32, 'a'),
      spanId: '7'.padStart(16, 'b'),
      traceFlags: 1,
    });
    expect(span).toMatchObject({ startTime: [1_763_900_007, 5], endTime: [1_763_900_008, 5], kind: 2 });
    expect(span.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-4o',
      'gen_ai.response.id': 'resp-7',
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.usage.input_tokens': 107,
      'gen_ai.usage.output_tokens': 10,
      'team.id': 'search',
    });
    expect(span.resource.attributes).toEqual({ 'service.name': 'support-bot' });
  });

  it('lets no content through, wherever it hides', () => {
    const span = strip({
      ...modelCallSpan(1, {
        'gen_ai.input.messages': CANARY,
        'gen_ai.prompt.0.content': CANARY,
        'gen_ai.prompt': CANARY,
        'gen_ai.tool.call.arguments': CANARY,
        'llm.input_messages.0.message.content': CANARY,
        'ai.prompt.messages': CANARY,
        'input.value': CANARY,
        'http.url': `https://x/?q=${CANARY}`,
        'gen_ai.usage.input_tokens': CANARY,
        'gen_ai.usage.made_up': CANARY,
        [`gen_ai.usage.${CANARY} in the name`]: 1,
        'ai.response.providerMetadata': JSON.stringify({
          openai: { logprobs: [{ token: CANARY }], [CANARY + ' ']: 1, usage: { prompt_tokens: 5, note: CANARY } },
        }),
        'langfuse.observation.usage_details': `{"input": 3, "text": "${CANARY}"`,
      }),
      name: `answer this: ${CANARY}`,
      status: { code: 2, message: CANARY } as FinishedSpan['status'],
      ...({ events: [{ name: CANARY }], links: [{ attributes: { a: CANARY } }] } as object),
      parentSpanContext: { traceId: 'a', spanId: 'b', traceFlags: 1 },
    });
    expect(JSON.stringify(span)).not.toContain(CANARY);
    expect(span.attributes['ai.response.providerMetadata']).toBe('{"openai":{"usage":{"prompt_tokens":5}}}');
    expect(span.attributes['gen_ai.usage.input_tokens']).toBe(INVALID_COUNT);
    expect(span.name).toBe('chat gpt-4o');
  });

  it.each([
    [-1, -1],
    [Number.NaN, Number.NaN],
    ['12', '12'],
    ['1.5e3', '1.5e3'],
    ['NaN', 'NaN'],
    ['twelve', INVALID_COUNT],
    [true, INVALID_COUNT],
  ])('passes the count %p on as %p, for the ledger to judge', (given, kept) => {
    expect(
      strip(modelCallSpan(1, { 'gen_ai.usage.input_tokens': given })).attributes['gen_ai.usage.input_tokens'],
    ).toBe(kept);
  });

  it.each([
    ['ai.generateText.doGenerate', 'ai.generateText.doGenerate'],
    ['tell me a secret', 'model call'],
    ['x'.repeat(200), 'model call'],
  ])('names a span without an operation %p as %p', (name, kept) => {
    expect(strip({ ...modelCallSpan(1), attributes: { 'llm.token_count.prompt': 1 }, name }).name).toBe(kept);
  });

  it('cuts labels, so that a prompt in the wrong attribute does not fit', () => {
    const span = strip(modelCallSpan(1, { 'gen_ai.request.model': 'm'.repeat(1_000_000) }));
    expect(String(span.attributes['gen_ai.request.model'])).toHaveLength(256);
    expect(span.estimatedBytes).toBeLessThan(2_000);
  });

  it('drops values that no attribute can have', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const span = strip({
      ...modelCallSpan(1),
      attributes: {
        ...modelCallSpan(1).attributes,
        'team.id': cyclic,
        'user.id': null,
        'project.id': () => 1,
      } as never,
    });
    expect(Object.keys(span.attributes)).not.toEqual(expect.arrayContaining(['team.id']));
    expect(() => JSON.stringify(span)).not.toThrow();
  });

  it('adds the owner of the context where the span names none', () => {
    const owner = { team: 'platform', project: 'bot', costCenter: 'cc-1', user: 'u1', feature: 'summaries' };
    const span = stripSpan(modelCallSpan(1, { 'team.id': 'search' }), resources, owner);
    expect(span.attributes).toMatchObject({
      'team.id': 'search',
      'project.id': 'bot',
      'service.instance.cost_center.id': 'cc-1',
      'user.id': 'u1',
      'tokenledger.feature': 'summaries',
    });
  });

  it('lets additional labels leave, of spans and resources, and no other', () => {
    const given = { 'acme.unit': '42', 'acme.tags': ['prod', 7, true] as string[], 'acme.note': 'a secret' };
    const allowing = new ResourceStripper({}, new Set(['acme.unit', 'acme.tags']));
    const span = stripSpan({ ...modelCallSpan(1, given), resource: { attributes: given } }, allowing, undefined);
    const kept = { 'acme.unit': '42', 'acme.tags': ['prod', '7', 'true'] };
    expect(span.attributes).toMatchObject(kept);
    expect(span.resource.attributes).toEqual(kept);
    expect(span.attributes).not.toHaveProperty(['acme.note']);
  });

  it('refuses a span without a time', () => {
    expect(() => strip({ ...modelCallSpan(1), startTime: [Number.NaN, 0] })).toThrow(RangeError);
  });
});

describe('ResourceStripper', () => {
  it('strips each resource and scope to one object, so that spans of one resource stay together', () => {
    const [first, second] = [strip(modelCallSpan(1)), strip(modelCallSpan(2))];
    expect(first?.resource).toBe(second?.resource);
    expect(first?.instrumentationScope).toBe(second?.instrumentationScope);
  });

  it('adds its owner where the resource names none', () => {
    const owned = new ResourceStripper({ team: 'platform', project: 'bot' });
    expect(owned.stripResource({ attributes: { 'team.id': 'search' } }).attributes).toEqual({
      'team.id': 'search',
      'project.id': 'bot',
    });
  });

  it('waits for detectors, and does not read before they are done', async () => {
    let finish = (): void => undefined;
    let pending = true;
    const resource = {
      get attributes() {
        if (pending) throw new Error('read too early');
        return { 'service.name': 'late' };
      },
      asyncAttributesPending: true,
      waitForAsyncAttributes: () => new Promise<void>((resolve) => (finish = resolve)),
    };
    const stripped = new ResourceStripper().stripResource(resource);
    expect(stripped.attributes).toEqual({});
    pending = false;
    finish();
    await stripped.settled;
    expect(stripped.attributes).toEqual({ 'service.name': 'late' });
  });
});
