import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { InMemoryAuditLog, OPERATOR, InMemoryOrganizations } from '@tokenledger/organization/testing';
import { tenantId } from '@tokenledger/organization/domain';
import { GenaiPricesSource, openPriceSources } from '@tokenledger/pricing/data';
import { InMemoryPriceLists, InMemoryPublicPrices } from '@tokenledger/pricing/testing';
import { FixedClock } from '@tokenledger/shared/time';

import type { CommandOutcome } from './command-outcome';
import { priceCommand } from './price-commands';

const HEADER = 'provider,model,meter,price,currency,unit,valid_from,valid_to,source';

describe('npm run admin -- prices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prices-'));
  const file = join(folder, 'prices.csv');
  let run: (words: string) => Promise<CommandOutcome | undefined>;
  let clock: FixedClock;
  let publicPrices: InMemoryPublicPrices;

  beforeEach(async () => {
    clock = new FixedClock('2026-03-10T12:00:00Z');
    const tenants = new InMemoryOrganizations();
    const acme = { id: tenantId('acme'), name: 'Acme', timeZone: 'UTC', reportingCurrency: 'USD' };
    await tenants.add({ ...acme, status: 'active', createdAt: clock.now() }, OPERATOR);
    const priceLists = new InMemoryPriceLists();
    publicPrices = new InMemoryPublicPrices();
    const audited = { auditLog: new InMemoryAuditLog(), operator: OPERATOR };
    run = (words) => {
      const [action, ...rest] = words.split(' ');
      const priceSources = () => openPriceSources(priceLists);
      return priceCommand(action, rest, { tenants, priceLists, priceSources, publicPrices, clock, ...audited });
    };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(...lines: readonly string[]): void {
    writeFileSync(file, [HEADER, ...lines, ''].join('\n'));
  }

  it('shows what a file would change, changes it, and shows the list as it was known before', async () => {
    write('openai,gpt-4o,input,2.50,USD,1000000,,,contract 7', 'openai,gpt-4o,output,10,USD,1000000,,,contract 7');
    expect((await run(`preview ${file} ours`))?.lines).toEqual([
      'would change: 2 lines more, 0 less, 0 stay',
      '+ openai gpt-4o input  2.5 USD for 1000000',
      '+ openai gpt-4o output  10 USD for 1000000',
    ]);
    expect((await run('lists'))?.lines[0]).toContain('There is no price list');
    await run(`import ${file} ours`);
    clock.advanceBy(60_000);
    write('openai,gpt-4o,input,2.50,USD,1000000,,,contract 7', 'openai,gpt-4o,output,8,USD,1000000,,,contract 7');
    expect((await run(`import ${file} ours`))?.lines.slice(0, 3)).toEqual([
      'changed: 1 lines more, 1 less, 1 stay',
      '- openai gpt-4o output  10 USD for 1000000',
      '+ openai gpt-4o output  8 USD for 1000000',
    ]);
    expect((await run('lists'))?.lines).toEqual(['ours  all organisations  2 lines  revision 2']);
    expect((await run('export ours'))?.lines[0]).toContain('output,8,USD');
    expect((await run('export ours  2026-03-10T12:00:30Z'))?.lines[0]).toContain('output,10,USD');
  });

  it('says where a list and the public prices disagree', async () => {
    write('openai,gpt-4o,input,3.75,USD,1000000,,,contract 7', 'openai,gpt-4o,output,10,USD,1000000,,,contract 7');
    await run(`import ${file} ours`);
    expect((await run('check openai gpt-4o'))?.lines).toContain(
      'openai gpt-4o input  ours 3.75 USD  genai-prices 2.5 USD  for 1000000',
    );
    expect((await run('check openai gpt-4o'))?.lines.at(-1)).toMatch(
      /^1 disagreements in 1 of \d+ models, among ours, genai-prices$/,
    );
  });

  it('says what changed between two releases of the public prices', async () => {
    const { record, content } = await new GenaiPricesSource().record(clock.now());
    await publicPrices.keep(record, content);
    const dearer = content.replace('"claude-2"', '"claude-2-renamed"').replace('"input_mtok":8,', '"input_mtok":9,');
    await publicPrices.keep({ ...record, digest: 'later', source: 'genai-prices@0.2.0' }, dearer);
    expect((await run('public'))?.lines).toEqual([
      `${record.digest}  ${record.source}  known since 2026-03-10T12:00:00.000Z`,
      'later  genai-prices@0.2.0  known since 2026-03-10T12:00:00.000Z',
    ]);
    const changes = (await run(`public ${record.digest} later`))?.lines ?? [];
    expect(changes).toContain('+ anthropic claude-2-renamed');
    expect(changes).toContain('- anthropic claude-2');
    expect(await run('public later nonsense')).toMatchObject({ failed: true });
  });

  it('gives an organisation a list of its own', async () => {
    write('openai,gpt-4o,input,2,USD,1000000,,,contract 7');
    await run(`import ${file} contract-7 acme`);
    expect((await run('lists'))?.lines).toEqual(['contract-7  acme  1 lines  revision 1']);
    expect(await run('export contract-7')).toMatchObject({ failed: true });
  });

  it('tells of a time without a price', async () => {
    write('openai,gpt-4o,input,2.5,USD,1000000,,2026-02-01,a', 'openai,gpt-4o,input,2,USD,1000000,2026-03-01,,a');
    expect((await run(`preview ${file} ours`))?.lines.at(-1)).toBe(
      'no price for openai gpt-4o input from 2026-02-01T00:00:00.000Z to 2026-03-01T00:00:00.000Z',
    );
  });

  it('tells of a gap between a price that stays and a new one', async () => {
    const old = 'openai,gpt-4o,input,2.5,USD,1000000,,2026-02-01,a';
    write(old);
    await run(`import ${file} ours`);
    write(old, 'openai,gpt-4o,input,2,USD,1000000,2026-03-01,,a');
    expect((await run(`import ${file} ours`))?.lines).toContain(
      'no price for openai gpt-4o input from 2026-02-01T00:00:00.000Z to 2026-03-01T00:00:00.000Z',
    );
  });

  it.each([
    ['a typo', 'openai,gpt-4o,inptu,2.5,USD,1000000,,,a', 'line 2, meter: "inptu"'],
    ['a negative price', 'openai,gpt-4o,input,-1,USD,1000000,,,a', 'line 2, price: -1 is negative'],
    ['an unknown currency', 'openai,gpt-4o,input,1,RMB,1000000,,,a', 'line 2, currency: "RMB"'],
    ['ten kilobytes of a name', `openai,${'x'.repeat(10_240)},input,1,USD,1000000,,,a`, 'line 2, model'],
  ])('refuses a list with %s, and changes nothing', async (_case, line, problem) => {
    write(line);
    const outcome = await run(`import ${file} ours`);
    expect(outcome).toMatchObject({ failed: true });
    expect(outcome?.lines[0]).toContain('nothing was changed');
    expect(outcome?.lines[1]).toContain(problem);
    expect((await run('lists'))?.lines[0]).toContain('There is no price list');
  });

  it('refuses prices that overlap, and names both lines', async () => {
    const line = 'openai,gpt-4o,input,2.5,USD,1000000,2026-01-01,,a';
    write(line, line);
    expect((await run(`import ${file} ours`))?.lines[1]).toContain('line 3, valid_from: line 2 says the same');
  });

  it.each([
    ['import', 'LIST'],
    ['import nowhere.csv ours', 'FILE: nowhere.csv cannot be read'],
    ['import nowhere.csv ours globex', 'TENANT: there is no organisation globex'],
    ['import nowhere.csv tokenledger', 'comes with each release'],
    ['export ours', 'see: prices lists'],
    ['export Ours!', 'LIST'],
  ])('says what to do after "prices %s"', async (words, remedy) => {
    const outcome = await run(words);
    expect(outcome).toMatchObject({ failed: true });
    expect(outcome?.lines.join('\n')).toContain(remedy);
  });
});
