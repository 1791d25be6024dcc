import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { KeyManager, tenantId } from '@tokenledger/organization/domain';
import {
  InMemoryAuditLog,
  OPERATOR,
  InMemoryAccessKeys,
  InMemoryOrganizations,
} from '@tokenledger/organization/testing';
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
  let accessKeys: InMemoryAccessKeys;
  let answer: { readonly status: number; readonly body: unknown };
  let asked: string;

  beforeEach(async () => {
    clock = new FixedClock('2026-03-10T12:00:00Z');
    const tenants = new InMemoryOrganizations();
    const acme = { id: tenantId('acme'), name: 'Acme', timeZone: 'UTC', reportingCurrency: 'USD' };
    await tenants.add({ ...acme, status: 'active', createdAt: clock.now() }, OPERATOR);
    const contractTerms = new InMemoryContractTerms();
    accessKeys = new InMemoryAccessKeys();
    run = (words) => {
      const [action, ...rest] = words.split(' ');
      return contractCommand(action, rest, {
        tenants,
        contractTerms,
        auditLog: new InMemoryAuditLog(),
        operator: OPERATOR,
        clock,
        keys: new KeyManager(accessKeys, clock),
        graphql: () => Promise.resolve('http://127.0.0.1:3000/graphql'),
        send: (_address, { headers }) => {
          asked = new Headers(headers).get('authorization') ?? '';
          return Promise.resolve({
            ok: answer.status === 200,
            status: answer.status,
            json: () => Promise.resolve(answer.body),
          });
        },
      });
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
      expect.stringContaining('line 3, valid_from: line 2 says the same kind'),
    ]);
    expect((await run('list acme'))?.lines[0]).toContain('has no terms');
  });

  it('says where allowances and commitments stand, as the API tells it to a key that is revoked after', async () => {
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    const none = { free: [], charged: [], leftAmount: null, leftTokens: null, committed: null, shortfall: null };
    const scope = { contract: 'C-7', provider: 'openai', model: 'gpt-*', used: [usd('130')], unpricedCalls: '0' };
    const allowance = { free: [usd('100')], charged: [usd('30')], leftTokens: '0' };
    const commitment = { provider: null, committed: usd('5000'), shortfall: usd('4870'), unpricedCalls: '7' };
    const march = { periodStart: '2026-03-01', periodEnd: '2026-04-01' };
    const quarter = { periodStart: '2026-01-01', periodEnd: '2026-04-01' };
    const standings = [
      { ...none, ...scope, ...march, kind: 'allowance', ...allowance },
      { ...none, ...scope, ...quarter, kind: 'commitment', ...commitment },
    ];
    answer = { status: 200, body: { data: { contractStandings: standings } } };
    expect((await run('position acme'))?.lines).toEqual([
      'allowance C-7  openai/gpt-*  2026-03-01..2026-04-01  used 130 USD  free 100 USD  charged 30 USD  left 0 tokens',
      'commitment C-7  */gpt-*  2026-01-01..2026-04-01  used 130 USD  committed 5000 USD  short of it 4870 USD  7 calls without a price',
    ]);
    expect(asked).toMatch(/^Bearer tlr_/);
    answer = { status: 200, body: { data: { contractStandings: [] } } };
    expect((await run('position acme'))?.lines[0]).toContain('No free allowance');
    answer = { status: 503, body: {} };
    expect(await run('position acme')).toEqual({
      failed: true,
      lines: ['API: http://127.0.0.1:3000/graphql answered 503, and no positions'],
    });
    const keys = await accessKeys.list(tenantId('acme'));
    expect(keys.map(({ revokedAt }) => revokedAt !== undefined)).toEqual([true, true, true]);
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
