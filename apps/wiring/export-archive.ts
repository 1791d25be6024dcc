import { ClickHouseExportSource } from '@tokenledger/metering/data';
import { LEFT_OUT_OF_EXPORTS, PostgresExportSource, TarExportArchive } from '@tokenledger/organization/data';
import type { ClickHouse } from '@tokenledger/shared/clickhouse';
import type { PostgresPool } from '@tokenledger/shared/postgres';
import type { Clock } from '@tokenledger/shared/time';

import { TENANT_TABLES } from './tenant-removal';

export interface ExportParts {
  readonly clickhouse: ClickHouse;
  readonly postgres: PostgresPool;
  readonly folder: string;
  readonly clock: Clock;
}

/** Exports of everything that removal would take away, but for what is derived or secret. */
export function exportArchive({ clickhouse, postgres, folder, clock }: ExportParts): TarExportArchive {
  return new TarExportArchive(
    folder,
    // What people decided is read last: whom a row of the ledger names is in it.
    [
      new ClickHouseExportSource(clickhouse, clock),
      new PostgresExportSource(postgres, TENANT_TABLES, LEFT_OUT_OF_EXPORTS, clock),
    ],
    clock,
  );
}
