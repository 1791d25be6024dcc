import { KEY_PLACEHOLDER, snippetFor, type SnippetTarget, WAYS } from './snippets';

const TARGET: SnippetTarget = {
  endpoint: 'https://in.example:4318',
  key: 'tli_secret',
  team: 'search',
  project: 'ranking',
};

describe('snippetFor', () => {
  it.each(WAYS)('%s holds the address, the key and both owners', (way) => {
    const code = snippetFor(way, TARGET);
    for (const part of ['https://in.example:4318', 'tli_secret', 'search', 'ranking']) expect(code).toContain(part);
    expect(code).not.toContain(KEY_PLACEHOLDER);
  });

  it('percent-encodes owners where they share one variable', () => {
    const code = snippetFor('environment', { ...TARGET, team: 'ads, EU', project: '$(rm -rf ~)"`' });
    expect(code).toContain('OTEL_RESOURCE_ATTRIBUTES="team=ads%2C%20EU,project=%24%28rm%20-rf%20~%29%22%60"');
  });

  it('lets nothing that was typed end the body of the curl call', () => {
    const code = snippetFor('curl', { ...TARGET, team: "it's", project: '"}]' });
    expect(code).toContain('{"key":"team","value":{"stringValue":"it\\u0027s"}}');
    expect(code).toContain('{"key":"project","value":{"stringValue":"\\"}]"}}');
  });

  it('asks Claude Code for events only: its metrics add up the same calls', () => {
    const code = snippetFor('claude-code', TARGET);
    expect(code).toContain('CLAUDE_CODE_ENABLE_TELEMETRY=1');
    expect(code).toContain('OTEL_LOGS_EXPORTER=otlp');
    expect(code).not.toContain('OTEL_METRICS_EXPORTER');
  });
});
