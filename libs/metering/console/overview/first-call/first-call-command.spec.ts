import { firstCallCommand } from './first-call-command';

/** What a shell would make of the single-quoted body: each `'"$(…)"'` becomes a number. */
function bodyOf(command: string): unknown {
  const [, quoted = ''] = /-d '(.*)'$/.exec(command) ?? [];
  return JSON.parse(quoted.replace(/'"\$\((?:[^()]|\([^()]*\))*\)"'/g, '1700000000'));
}

describe('firstCallCommand', () => {
  const command = firstCallCommand('https://otlp.example.com/');

  it('is one line that sends to the endpoint, with a place for the key', () => {
    expect(command).not.toContain('\n');
    expect(command).toMatch(
      /^curl -sS https:\/\/otlp\.example\.com\/v1\/traces -H 'authorization: Bearer YOUR_INGESTION_KEY' /,
    );
  });

  it('reports one call with an owner, a model and usage', () => {
    expect(bodyOf(command)).toMatchObject({
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name' }, { key: 'team' }] },
          scopeSpans: [
            {
              spans: [
                {
                  name: 'chat gpt-4o',
                  startTimeUnixNano: '1700000000000000000',
                  attributes: expect.arrayContaining([
                    { key: 'gen_ai.usage.input_tokens', value: { intValue: '1200' } },
                  ]) as unknown,
                },
              ],
            },
          ],
        },
      ],
    });
  });
});
