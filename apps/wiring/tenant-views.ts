import { METERING_TENANT_VIEWS } from '@tokenledger/metering/data';
import type { TenantView } from '@tokenledger/shared/clickhouse';

/** Every view of ClickHouse through which organisations are answered: made after the migrations, granted to the read user. */
export const TENANT_VIEWS: readonly TenantView[] = [...METERING_TENANT_VIEWS];
