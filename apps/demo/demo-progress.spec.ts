import { linesOf } from './demo-progress';

describe('the progress of a step where there is no terminal', () => {
  function told(steps: (progress: ReturnType<typeof linesOf>) => void): readonly string[] {
    const lines: string[] = [];
    steps(linesOf('sending', 100, 'calls', (line) => lines.push(line)));
    return lines;
  }

  it('tells each tenth once, and the end', () => {
    const lines = told((progress) => {
      for (let value = 0; value <= 100; value += 1) progress.update(value);
      progress.finish();
    });
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('sending: 10/100 calls');
    expect(lines.at(-1)).toBe('sending: 100/100 calls');
  });

  it('takes a step that turns out to be larger', () => {
    const lines = told((progress) => {
      progress.resize(1_000);
      progress.update(100, 'so far');
      progress.finish();
    });
    expect(lines).toEqual(['sending: 100/1000 calls, so far', 'sending: 100/1000 calls']);
  });
});
