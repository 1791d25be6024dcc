import { TENANT_VIEWS } from '../wiring/tenant-views';
import { clickHouseGrants } from './clickhouse-commands';

describe('npm run admin -- clickhouse-grants', () => {
  it('prints what makes a user that may read the views and nothing else, without a password of its own', () => {
    const { lines } = clickHouseGrants('tokenledger_api', 'ledger');
    expect(lines[0]).toBe(
      'CREATE USER IF NOT EXISTS tokenledger_api IDENTIFIED WITH sha256_password BY A_PASSWORD_OF_YOUR_OWN ' +
        'SETTINGS readonly = 2, max_memory_usage = 8000000000 CONST, max_execution_time = 60 CONST;',
    );
    expect(lines.slice(1)).toEqual(
      TENANT_VIEWS.map(({ name }) => `GRANT SELECT ON ledger.${name} TO tokenledger_api;`),
    );
  });

  it.each([
    [[], 'USER'],
    [['api; DROP', 'ledger'], 'USER'],
    [['tokenledger_api'], 'DATABASE'],
    [['tokenledger_api', 'led ger'], 'DATABASE'],
  ])('prints nothing for %j', (words, remedy) => {
    expect(clickHouseGrants(...words)).toMatchObject({ failed: true, lines: [expect.stringContaining(remedy)] });
  });
});
