import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';
import { buildServer } from './build-server.mjs';

describe('the quick build', () => {
  let root: string;
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tokenledger-build-'));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    for (const config of ['tsconfig.json', 'tsconfig.server.json']) cpSync(resolve(config), join(root, config));
    write('libs/shared/money/index.ts', 'export const answer: number = 42;');
    write('libs/shared/money/0001.sql', 'SELECT 1');
    write('apps/x/main.ts', "import { answer } from '@tokenledger/shared/money';\nconsole.log(answer);");
    write('apps/x/main.spec.ts', 'never built');
    write('apps/x/project.json', '{}');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const run = () => execFileSync(process.execPath, [join(root, 'dist/server/apps/x/main.js')], { encoding: 'utf8' });

  it('emits CommonJS that runs, with aliases as paths and assets beside the code', async () => {
    expect(await buildServer(root)).toEqual({ built: 3, removed: 0, upToDate: 0 });

    expect(run()).toBe('42\n');
    expect(readFileSync(join(root, 'dist/server/libs/shared/money/0001.sql'), 'utf8')).toBe('SELECT 1');
  });

  it('writes down the types that NestJS reads off decorated classes', async () => {
    write('apps/x/clock.ts', 'export class Clock {}');
    write(
      'apps/x/main.ts',
      `import { Injectable } from '@nestjs/common';
      import { Clock } from './clock';
      @Injectable()
      class Service { constructor(readonly clock: Clock) {} }
      console.log(Reflect.getMetadata('design:paramtypes', Service)[0] === Clock);`,
    );
    await buildServer(root);

    expect(run()).toBe('true\n');
  });

  it('shows a cycle of imports as the release build does: functions are there, whoever is loaded first', async () => {
    write(
      'apps/x/even.ts',
      "import { isOdd } from './odd';\nexport function isEven(n: number): boolean { return n === 0 || isOdd(n - 1); }",
    );
    write(
      'apps/x/odd.ts',
      "import { isEven } from './even';\nexport function isOdd(n: number): boolean { return n !== 0 && isEven(n - 1); }\nexport const oneIsOdd = () => isOdd(1);",
    );
    write('apps/x/main.ts', "import { oneIsOdd } from './odd';\nconsole.log(oneIsOdd());");
    await buildServer(root);

    expect(run()).toBe('true\n');
  });

  it('lets an error point to its line in the source', async () => {
    write('apps/x/main.ts', "const nothing: undefined = undefined;\n\nconsole.log(new Error('here').stack, nothing);");
    await buildServer(root);

    const printed = execFileSync(process.execPath, ['--enable-source-maps', join(root, 'dist/server/apps/x/main.js')]);
    expect(printed.toString()).toContain(`${join(root, 'apps/x/main.ts')}:3:13`);
  });

  it('names file, line and column of a syntax error', async () => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    write('apps/x/main.ts', 'const answer: number = ;');

    await expect(buildServer(root)).rejects.toThrow('The server does not build');
    expect(printed.mock.calls.join()).toContain('apps/x/main.ts:1:23');
    printed.mockRestore();
  });

  it('builds only what changed and removes what is gone', async () => {
    await buildServer(root);
    write('libs/shared/money/index.ts', 'export const answer: number = 430;');
    rmSync(join(root, 'libs/shared/money/0001.sql'));

    expect(await buildServer(root)).toEqual({ built: 1, removed: 1, upToDate: 1 });
    expect(run()).toBe('430\n');
    expect(await buildServer(root)).toEqual({ built: 0, removed: 0, upToDate: 2 });
  });

  it('refuses an alias that the server configuration does not know', async () => {
    write('apps/x/main.ts', "import { x } from '@tokenledger/nowhere';\nconsole.log(x);");

    await expect(buildServer(root)).rejects.toThrow('The server does not build');
    await expect(buildServer(root)).rejects.toThrow('The server does not build');
  });
});
