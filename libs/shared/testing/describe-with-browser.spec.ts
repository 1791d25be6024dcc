import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromiumForTests } from './describe-with-browser';

describe('chromiumForTests', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'browser-'));
    writeFileSync(join(folder, 'chromium'), '');
    chmodSync(join(folder, 'chromium'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds it on the PATH', () => {
    expect(chromiumForTests({ PATH: `/nowhere:${folder}` })).toEqual({
      available: true,
      executablePath: join(folder, 'chromium'),
    });
  });

  it('takes the one that is named', () => {
    const executablePath = join(folder, 'chromium');
    expect(chromiumForTests({ PATH: '', CHROMIUM_PATH: executablePath })).toEqual({ available: true, executablePath });
  });

  it('takes no other where the one that is named is not there', () => {
    const missing = join(folder, 'gone');
    expect(chromiumForTests({ PATH: folder, CHROMIUM_PATH: missing })).toEqual({
      available: false,
      reason: `CHROMIUM_PATH names ${missing}, which is no program`,
    });
  });

  it('says where it looked', () => {
    expect(chromiumForTests({ PATH: '/nowhere' })).toMatchObject({
      available: false,
      reason: expect.stringContaining('PATH'),
    });
  });
});
