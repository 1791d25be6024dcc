import { TokenLedgerError } from '@tokenledger/shared/result';
import { tenantOfScope } from '@tokenledger/shared/tenant-scope';

import type { ClickHouse, ClickHouseQuery } from '../client/clickhouse';
import { rowsOfTenant } from './tenant-view';

/** A statement that would have read more than what the organisation that asks may see: a mistake of ours. */
export class BeyondTenantError extends TokenLedgerError {
  constructor(message: string) {
    super(message, { code: 'BEYOND_TENANT', retriable: false });
  }
}

/** What a statement reads from, where it is no subquery. */
const SOURCES = /\b(?:FROM|JOIN)\s+(?!\()(\w+(?:\.\w+)*(?:\([^()]*\))?)/gi;
const VIEW_OF_SCOPE = new RegExp(
  `^${rowsOfTenant('__')
    .replaceAll(/[(){}]/g, String.raw`\$&`)
    .replace('__', String.raw`\w+`)}$`,
);

/**
 * ClickHouse for what organisations ask. A statement reads views only (`rowsOfTenant`), and their rows are those of the
 * tenant that the scope is narrowed to (`narrowToTenant`): not of the one that the statement, or whoever wrote it, means.
 */
export class TenantBoundClickHouse implements Pick<ClickHouse, 'query'> {
  constructor(private readonly clickhouse: Pick<ClickHouse, 'query'>) {}

  /** @throws BeyondTenantError outside of an organisation's scope, for another tenant, or where a table is read */
  async query<Row>({ text, params }: ClickHouseQuery): Promise<readonly Row[]> {
    const tenant = tenantOfScope();
    if (tenant === undefined)
      throw new BeyondTenantError('a question about usage was asked in no organisation’s scope');
    if (params?.['tenant'] !== undefined && params['tenant'] !== tenant) {
      throw new BeyondTenantError('a question about usage was asked for another organisation than the one that asks');
    }
    for (const [, source = ''] of text.matchAll(SOURCES)) {
      if (!VIEW_OF_SCOPE.test(source)) {
        throw new BeyondTenantError(`a question about usage reads ${source} in place of ${rowsOfTenant('a view')}`);
      }
    }
    return this.clickhouse.query<Row>({ text, params: { ...params, tenant } });
  }
}
