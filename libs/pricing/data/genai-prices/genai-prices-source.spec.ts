import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { GENAI_PRICES_VERSION, GenaiPricesSource } from './genai-prices-source';

describe('GenaiPricesSource', () => {
  it('names the version of the package that is installed', () => {
    const folder = dirname(dirname(require.resolve('@pydantic/genai-prices')));
    const installed = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    expect(GENAI_PRICES_VERSION).toBe(installed.version);
  });

  it('opens a book whose revision names version and content, the same each time', async () => {
    const [first, second] = [await new GenaiPricesSource().load(), await new GenaiPricesSource().load()];
    expect(first.revision).toMatch(/^genai-prices@0\.1\.8\+[0-9a-f]{12}$/);
    expect(second.revision).toBe(first.revision);
  });
});
