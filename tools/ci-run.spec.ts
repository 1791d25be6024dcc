import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

describe('.ci/run', () => {
  it('runs the steps of npm run check and no others', () => {
    const ci = readFileSync('.ci/run', 'utf8');
    const inLoop = /^for script in (.+); do$/m.exec(ci)?.[1]?.split(' ') ?? [];
    const inCheck = (scripts['check'] ?? '').split(' && ').map((command) => command.replace(/^npm (run )?/, ''));

    // Within a time limit, which `npm run check` leaves to whoever watches it.
    expect(ci).toMatch(/^step test timeout --kill-after=60 45m npm test$/m);
    expect(inCheck).toEqual(['test', ...inLoop]);
  });

  it('runs scripts that exist', () => {
    for (const name of (scripts['check'] ?? '').match(/(?<=npm run )[\w:]+/g) ?? []) {
      expect(scripts[name]).toBeDefined();
    }
  });
});
