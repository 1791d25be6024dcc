import { acrossTenants } from '@tokenledger/shared/tenant-scope';
import { asTenant } from '@tokenledger/shared/testing';

import type { ClickHouse, ClickHouseQuery } from '../client/clickhouse';
import { BeyondTenantError, TenantBoundClickHouse } from './tenant-bound-clickhouse';
import { rowsOfTenant } from './tenant-view';

const OWN_CALLS = `SELECT count() FROM ${rowsOfTenant('tenant_calls')}`;

function aClient() {
  const sent: ClickHouseQuery[] = [];
  const engine: Pick<ClickHouse, 'query'> = { query: (query) => Promise.resolve((sent.push(query), [])) };
  return { sent, bound: new TenantBoundClickHouse(engine) };
}

describe('TenantBoundClickHouse', () => {
  it('binds the tenant of the scope, whether the statement names it or forgot to', async () => {
    const { sent, bound } = aClient();
    await asTenant('acme', () => bound.query({ text: OWN_CALLS, params: { tenant: 'acme', from: 7 } }));
    await asTenant('globex', () => bound.query({ text: OWN_CALLS }));
    expect(sent).toEqual([
      { text: OWN_CALLS, params: { tenant: 'acme', from: 7 } },
      { text: OWN_CALLS, params: { tenant: 'globex' } },
    ]);
  });

  it('sends nothing that is asked for another tenant', async () => {
    const { sent, bound } = aClient();
    const forAnother = () => bound.query({ text: OWN_CALLS, params: { tenant: 'globex' } });
    await expect(asTenant('acme', forAnother)).rejects.toThrow(BeyondTenantError);
    expect(sent).toEqual([]);
  });

  it('sends nothing where nobody’s question is asked: there is no answer for every organisation', async () => {
    const { sent, bound } = aClient();
    const asked = () => bound.query({ text: OWN_CALLS, params: { tenant: 'acme' } });
    await expect(asked()).rejects.toThrow('in no organisation’s scope');
    await expect(asTenant('acme', () => acrossTenants(asked))).rejects.toThrow('in no organisation’s scope');
    expect(sent).toEqual([]);
  });

  it.each([
    ['a table', 'SELECT count() FROM calls WHERE tenant_id = {tenant:String}'],
    ['a table of a database', 'SELECT count() FROM ledger.calls'],
    ['a table in a subquery', `${OWN_CALLS} WHERE id IN (SELECT id\nFROM calls FINAL)`],
    ['a table beside a view', `${OWN_CALLS} AS own INNER JOIN calls AS every ON own.id = every.id`],
    ['a view for a tenant of its own choice', "SELECT count() FROM tenant_calls(rows_of = 'globex')"],
    ['a view for another parameter', 'SELECT count() FROM tenant_calls(rows_of = {other:String})'],
    ['the view without its tenant', 'SELECT count() FROM tenant_calls'],
    ['another server', "SELECT * FROM remote('other:9000', 'calls')"],
  ])('refuses to read %s', async (_what, text) => {
    const { sent, bound } = aClient();
    await expect(asTenant('acme', () => bound.query({ text }))).rejects.toMatchObject({ code: 'BEYOND_TENANT' });
    expect(sent).toEqual([]);
  });

  it('reads views in subqueries and joins, and what a statement brings itself', async () => {
    const { sent, bound } = aClient();
    const text = `WITH (SELECT max(id) FROM (${OWN_CALLS})) AS newest SELECT newest FROM (
      SELECT arrayJoin({ids:Array(String)}) AS id) AS asked
      INNER JOIN (SELECT * FROM ${rowsOfTenant('tenant_letters')} WHERE id != '') AS own ON own.id = asked.id`;
    await asTenant('acme', () => bound.query({ text }));
    expect(sent).toHaveLength(1);
  });
});
