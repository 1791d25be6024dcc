import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireReachable } from './server-account';

/** No file of this machine is its own. */
const STRANGER = { name: 'stranger', uid: 64_321, gid: 64_321 };

describe('requireReachable', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tokenledger-reach-'));
    mkdirSync(join(folder, 'inner'), { mode: 0o755 });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('names the folder that keeps the server out, and the remedy', async () => {
    chmodSync(folder, 0o700);
    const refusal = requireReachable(join(folder, 'inner', 'data'), STRANGER);
    await expect(refusal).rejects.toThrow(`its user stranger may not enter ${folder}: allow it (chmod o+x ${folder})`);
  });

  it('is content where every folder on the way may be entered', async () => {
    chmodSync(folder, 0o711);
    await expect(requireReachable(join(folder, 'inner', 'data'), STRANGER)).resolves.toBeUndefined();
  });
});
