import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { tenantId } from '@tokenledger/organization/domain';
import { InMemoryOrganizations } from '@tokenledger/organization/testing';
import { InMemoryContractTerms } from '@tokenledger/pricing/testing';
import { FixedClock } from '@tokenledger/shared/time';

import type { CommandOutcome } from './command-outcome';
import { contractCommand } from './contract-commands';

const HEADER = 'kind,contract,provider,model,percent,amount,currency,period,valid_from';

describe('npm run admin -- contracts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'contracts-'));
  const file = join(folder, 'terms.csv');
  let run: (words: string) => Promise<CommandOutcome | undefined>;
  let clock: FixedClock;

  beforeEach(async () => {
    clock = new FixedClock('2026-03-10T12:00:00Z');
    const tenants = new InMemoryOrganizations();
    const acme = { id: tenantId('acme'), name: 'Acme', timeZone: 'UTC', reportingCurrency: 'USD' };
    await tenants.add({ ...acme, status: 'active', createdAt: clock.now() });
    const contractTerms = new InMemoryContractTerms();
    run = (words) => {
      const [action, ...rest] = words.split(' ');
      return contractCommand(action, rest, { tenants, contractTerms, clock });
    };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(...lines: readonly string[]): void {
    writeFileSync(file, [HEADER, ...lines, ''].join('\n'));
  }

  it('shows what a file would change, makes it all that is agreed, and knows what was before', async () => {
    write('discount,C-7,openai,*,10,,,,2026-01-01', 'commitment,C-7,,*,,5000,USD,quarter,2026-01-01');
    expect((await run(`preview ${file} acme`))?.lines).toEqual([
      'would change: 2 terms more, 0 less, 0 stay',
      '+ discount C-7  openai/*  10 %  2026-01-01..',
      '+ commitment C-7  */*  5000 USD quarter  2026-01-01..',
    ]);
    expect((await run('list acme'))?.lines[0]).toContain('acme has no terms');
    await run(`import ${file} acme`);
    clock.advanceBy(60_000);
    write('discount,C-7,openai,*,15,,,,2026-01-01');
    await run(`import ${file} acme`);
    expect((await run('list acme'))?.lines).toEqual(['discount C-7  openai/*  15 %  2026-01-01..']);
    expect((await run('export acme 2026-03-10T12:00:30Z'))?.lines[0]).toContain('discount,C-7,openai,*,,,10,');
  });

  it('refuses terms that contradict each other, and changes nothing', async () => {
    write('discount,C-7,openai,*,10,,,,2026-01-01', 'discount,C-8,openai,*,20,,,,2026-02-01');
    expect((await run(`import ${file} acme`))?.lines).toEqual([
      `${file}: nothing was changed`,
      expect.stringContaining('line 2, valid_from: line 1 says the same kind'),
    ]);
    expect((await run('list acme'))?.lines[0]).toContain('has no terms');
  });

  it.each([
    ['list', 'TENANT: there is no organisation'],
    ['import nowhere.csv acme', 'FILE: nowhere.csv cannot be read'],
    ['export acme yesterday', 'KNOWN_AT: yesterday is no moment'],
  ])('says what to do after "contracts %s"', async (words, remedy) => {
    const outcome = await run(words);
    expect(outcome).toMatchObject({ failed: true });
    expect(outcome?.lines.join('\n')).toContain(remedy);
  });
});
