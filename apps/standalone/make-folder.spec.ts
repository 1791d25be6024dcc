import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeFolder } from './make-folder';

describe('makeFolder', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'tokenledger-state-'));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  it('makes a folder with all above it, and lets one be that is there', async () => {
    const path = join(root, 'a', 'b', 'c');
    await makeFolder(path);
    await makeFolder(path);
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  it('fails where a file stands in the way', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    await expect(makeFolder(file)).rejects.toThrow('EEXIST');
    await expect(makeFolder(join(file, 'below'))).rejects.toThrow();
  });

  it('fails, and does not ask for ever, where the system lets no folder be made', async () => {
    // Linux answers "no such folder" to one that is to be made in /proc; other systems have no /proc to make one in.
    await expect(makeFolder('/proc/tokenledger-state')).rejects.toThrow();
  });
});
