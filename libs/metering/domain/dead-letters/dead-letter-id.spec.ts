import { deadLetterId, parseDeadLetterId } from './dead-letter-id';

describe('the id of a dead letter', () => {
  it('is the position of its record, there and back', () => {
    const position = { topic: 'prod.otlp_spans', partition: 3, offset: '9223372036854775807' };
    expect(deadLetterId(position)).toBe('prod.otlp_spans/3/9223372036854775807');
    expect(parseDeadLetterId(deadLetterId(position))).toEqual(position);
  });

  it.each([
    '',
    'otlp_spans',
    'otlp_spans/0',
    'otlp_spans/0/1/2',
    'otlp spans/0/1',
    'otlp_spans/-1/1',
    'otlp_spans/0/1e3',
    'otlp_spans/00/1',
    'otlp_spans/0/01',
    // 2^31 and 2^63
    'otlp_spans/2147483648/1',
    'otlp_spans/0/9223372036854775808',
  ])('is never %j', (text) => {
    expect(parseDeadLetterId(text)).toBeUndefined();
  });
});
