import { narrowToTenant, withinTenantScope } from '@tokenledger/shared/tenant-scope';

/** Runs work as the API does for whoever asks of this organisation. */
export function asTenant<T>(tenant: string, work: () => T): T {
  return withinTenantScope(() => {
    narrowToTenant(tenant);
    return work();
  });
}
