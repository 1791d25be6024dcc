import { answerIn } from './http-connection';

describe('answerIn', () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDate: x\r\n\r\nab';

  it('reads an answer that is whole, and leaves what follows it', () => {
    expect(answerIn(Buffer.from(`${answer}HTTP`))).toEqual({ status: 200, length: answer.length });
  });

  it('waits for the rest, of the head and of the body', () => {
    expect(answerIn(Buffer.from(answer.slice(0, 20)))).toBeUndefined();
    expect(answerIn(Buffer.from(answer.slice(0, -1)))).toBeUndefined();
  });

  it('refuses an answer whose end it cannot know', () => {
    expect(() => answerIn(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('not expected');
  });
});
