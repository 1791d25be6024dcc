import { ATTRIBUTE_TABLES, AttributePolicy, UnsafeAttributeError } from './attribute-policy';
import { namesContent } from './content-names';

describe('AttributePolicy', () => {
  it('lets no name of its tables pass that is known to carry content', () => {
    const names = ATTRIBUTE_TABLES.flatMap((table) => [
      ...(table.labels ?? []),
      ...(table.counts ?? []),
      ...(table.usage ?? []),
      ...(table.usageObjects ?? []),
    ]);
    // counts and labels whose names only resemble content
    const harmless = new Set([
      'query_source',
      'anthropic.message.stop_reason',
      'anthropic.message.batch.request_count',
      'trace.metadata.openrouter_generation.usage',
      'gen_ai.request.choice.count',
      'prompt.id',
    ]);
    expect(names.filter((name) => namesContent(name) && !harmless.has(name))).toEqual([]);
  });

  it('lets names below a usage prefix pass where they are plain', () => {
    const policy = new AttributePolicy();
    expect(policy.ruleOf('gen_ai.usage.input_tokens.cached')).toEqual({ value: 'count', shows: 'usage' });
    expect(policy.ruleOf('gen_ai.usage.what the user said')).toBeUndefined();
    expect(policy.ruleOf('gen_ai.usages')).toBeUndefined();
  });

  it('lets a name pass that the deployment adds', () => {
    expect(new AttributePolicy(['acme.business_unit']).ruleOf('acme.business_unit')).toEqual({
      value: 'label',
      shows: 'nothing',
    });
    expect(new AttributePolicy().ruleOf('acme.business_unit')).toBeUndefined();
  });

  it.each([
    'gen_ai.input.messages',
    'gen_ai.prompt.0.content',
    'input.value',
    'ai.prompt',
    'ai.response.text',
    'metadata',
  ])('refuses to add %s, which carries content', (name) => {
    expect(() => new AttributePolicy([name])).toThrow(UnsafeAttributeError);
  });

  it('keeps its answers while any number of names is asked for', () => {
    const policy = new AttributePolicy();
    for (let at = 0; at < 20_000; at++) expect(policy.ruleOf(`unknown.${at}`)).toBeUndefined();
    expect(policy.ruleOf('team')).toBeDefined();
  });
});
