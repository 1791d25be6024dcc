import { DeadLetterUsageError, parseDeadLetterOptions } from './dead-letter-options';

describe('options of npm run dead-letters', () => {
  it('lists what was not replayed yet unless told otherwise', () => {
    expect(parseDeadLetterOptions(['list'])).toEqual({ task: 'list', filter: { includeReplayed: false, limit: 1000 } });
    expect(parseDeadLetterOptions(['list', '--all', '--limit', '5'])).toEqual({
      task: 'list',
      filter: { includeReplayed: true, limit: 5 },
    });
  });

  it('narrows a replay by reason, topic and tenant', () => {
    const args = ['replay', '--reason', 'unproven', '--topic=otlp_spans', '--tenant', 'acme'];
    expect(parseDeadLetterOptions(args)).toEqual({
      task: 'replay',
      filter: { reason: 'unproven', topic: 'otlp_spans', tenant: 'acme', includeReplayed: false, limit: 1000 },
    });
  });

  it('explains itself', () => {
    expect(parseDeadLetterOptions(['--help'])).toBe('help');
  });

  it.each([
    [[], 'list or replay'],
    [['drop'], 'list or replay'],
    [['list', 'replay'], 'list or replay'],
    [['list', '--since', 'x'], '--since'],
    [['list', '--limit', '0'], 'from 1 to 10000'],
    [['list', '--limit', '10001'], 'from 1 to 10000'],
    [['replay', '--all'], '--all is for list'],
  ])('refuses %j and says what is expected', (args, expected) => {
    const parse = (): unknown => parseDeadLetterOptions(args);
    expect(parse).toThrow(DeadLetterUsageError);
    expect(parse).toThrow(expected);
  });
});
