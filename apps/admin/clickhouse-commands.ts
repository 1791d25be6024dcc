import { renderReadUser } from '@tokenledger/shared/clickhouse';

import { TENANT_VIEWS } from '../wiring/tenant-views';
import { type CommandOutcome, refused } from './command-outcome';

export const CLICKHOUSE_USAGE = `  npm run admin -- clickhouse-grants USER DATABASE              SQL that makes the user as which an API reads ClickHouse`;

const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** Prints; ClickHouse is not asked. */
export function clickHouseGrants(name = '', database = ''): CommandOutcome {
  if (!IDENTIFIER.test(name)) return refused('USER: letters, digits and underscores, for example tokenledger_api');
  if (!IDENTIFIER.test(database)) return refused('DATABASE: as in CLICKHOUSE_DATABASE, for example tokenledger');
  return { lines: renderReadUser({ name, database }, TENANT_VIEWS).map((statement) => `${statement};`) };
}
