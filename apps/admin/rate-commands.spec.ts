import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { tenantId } from '@tokenledger/organization/domain';
import { InMemoryAuditLog, OPERATOR, InMemoryOrganizations } from '@tokenledger/organization/testing';
import { InMemoryExchangeRates } from '@tokenledger/pricing/testing';
import { FixedClock } from '@tokenledger/shared/time';

import type { CommandOutcome } from './command-outcome';
import { rateCommand } from './rate-commands';

describe('npm run admin -- rates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rates-'));
  const file = join(folder, 'rates.csv');
  let run: (words: string) => Promise<CommandOutcome | undefined>;
  let clock: FixedClock;

  beforeEach(async () => {
    clock = new FixedClock('2026-03-10T17:00:00Z');
    const tenants = new InMemoryOrganizations();
    const acme = { id: tenantId('acme'), name: 'Acme', timeZone: 'UTC', reportingCurrency: 'USD' };
    await tenants.add({ ...acme, status: 'active', createdAt: clock.now() }, OPERATOR);
    const exchangeRates = new InMemoryExchangeRates();
    const audited = { auditLog: new InMemoryAuditLog(), operator: OPERATOR };
    run = (words) => {
      const [action, ...rest] = words.split(' ');
      return rateCommand(action, rest, { tenants, exchangeRates, clock, ...audited });
    };
    writeFileSync(file, 'Date, USD, CNY, \n10 March 2026, 1.08, 7.2, \n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("shows what the bank's table would change, adds it, and knows what was known before", async () => {
    expect((await run(`preview ${file}`))?.lines).toEqual([
      'would change: 2 rates more, 0 less, 0 stay',
      '+ EUR/CNY 2026-03-10  7.2  ECB',
      '+ EUR/USD 2026-03-10  1.08  ECB',
    ]);
    expect((await run('list'))?.lines[0]).toContain('There is no exchange rate');
    await run(`import ${file}`);
    clock.advanceBy(60_000);
    writeFileSync(file, 'Date,USD\n2026-03-11,1.09\n2026-03-10,1.081\n');
    expect((await run(`import ${file}`))?.lines.slice(0, 4)).toEqual([
      'changed: 2 rates more, 1 less, 0 stay',
      '- EUR/USD 2026-03-10  1.08  ECB',
      '+ EUR/USD 2026-03-10  1.081  ECB',
      '+ EUR/USD 2026-03-11  1.09  ECB',
    ]);
    expect((await run('list'))?.lines).toEqual([
      'EUR/CNY  1 rates  2026-03-10 to 2026-03-10',
      'EUR/USD  2 rates  2026-03-10 to 2026-03-11',
    ]);
    expect((await run('export  2026-03-10T17:00:30Z'))?.lines[0]).toContain('EUR,USD,2026-03-10,1.08,ECB');
  });

  it('works out a cross rate where somebody asks for it, and its source says from what', async () => {
    // 1.08 / 7.2 = 0.15
    await run(`import ${file} acme --cross CNY/USD`);
    expect((await run('export acme'))?.lines[0]).toContain(
      'CNY,USD,2026-03-10,0.15,ECB EUR/USD 1.08 / ECB EUR/CNY 7.2',
    );
    expect((await run('export'))?.lines[0]).not.toContain('CNY');
  });

  it('sets one rate, and withdraws it', async () => {
    await run('set CNY USD 2026-03 0.14 treasury acme');
    expect((await run('list acme'))?.lines).toEqual(['CNY/USD  1 rates  2026-03 to 2026-03']);
    expect((await run('withdraw CNY USD 2026-03 acme'))?.lines[0]).toBe('withdrawn: CNY/USD 2026-03');
    expect(await run('withdraw CNY USD 2026-03 acme')).toMatchObject({ failed: true });
  });

  it('refuses a file with a wrong value, and changes nothing', async () => {
    writeFileSync(file, 'Date,USD,CNY\n2026-03-10,1.08,-7\n');
    expect(await run(`import ${file}`)).toEqual({
      lines: [`${file}: nothing was changed`, 'line 2, CNY: -7: a rate above 0 is expected'],
      failed: true,
    });
    expect((await run('list'))?.lines[0]).toContain('There is no exchange rate');
  });

  it.each([
    ['import', 'FILE: a CSV file is expected'],
    ['import nowhere.csv', 'FILE: nowhere.csv cannot be read'],
    ['import nowhere.csv globex', 'TENANT: there is no organisation globex'],
    ['import nowhere.csv --cross CNY', '--cross: "CNY": a pair of ISO 4217 codes'],
    ['import nowhere.csv --cross CNY/CNY', '--cross: "CNY/CNY": a pair'],
    [`import FILE --cross CNY/JPY`, '--cross: the file has no period in which both sides of CNY/JPY'],
    [`import FILE --cross EUR/USD`, '--cross: the file has no period'],
    ['set CNY USD 2026-3 0 treasury', 'PERIOD: "2026-3": a day that exists'],
    ['export acme yesterday', 'KNOWN_AT: yesterday is no moment'],
  ])('says what to do after "rates %s"', async (words, remedy) => {
    const outcome = await run(words.replace('FILE', file));
    expect(outcome).toMatchObject({ failed: true });
    expect(outcome?.lines.join('\n')).toContain(remedy);
  });
});
