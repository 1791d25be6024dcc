import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findChromium } from './find-chromium';

describe('findChromium', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'browser-'));
    writeFileSync(join(folder, 'chromium'), '');
    chmodSync(join(folder, 'chromium'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds it on the PATH', () => {
    expect(findChromium({ PATH: `/nowhere:${folder}` })).toEqual({
      available: true,
      executablePath: join(folder, 'chromium'),
    });
  });

  it('takes the one that is named', () => {
    const executablePath = join(folder, 'chromium');
    expect(findChromium({ PATH: '', CHROMIUM_PATH: executablePath })).toEqual({ available: true, executablePath });
  });

  it('takes no other where the one that is named is not there', () => {
    const missing = join(folder, 'gone');
    expect(findChromium({ PATH: folder, CHROMIUM_PATH: missing })).toEqual({
      available: false,
      reason: `CHROMIUM_PATH names ${missing}, which is no program`,
    });
  });

  it('says where it looked', () => {
    expect(findChromium({ PATH: '/nowhere' })).toMatchObject({
      available: false,
      reason: expect.stringContaining('PATH'),
    });
  });
});
