import { AsyncLocalStorage } from 'node:async_hooks';

/** Undefined: across organisations. */
interface Scope {
  tenant: string | undefined;
}

const scopes = new AsyncLocalStorage<Scope>();

/**
 * Runs work whose organisation is found out on the way, such as a request: until `narrowToTenant` is called within it,
 * its SQL runs across organisations.
 */
export function withinTenantScope<T>(work: () => T): T {
  return scopes.run({ tenant: undefined }, work);
}

/**
 * From now on all SQL of this scope sees and changes rows of one organisation only, and it stays so: the stores hold it
 * whatever the SQL says. Outside of a scope (the processor's loops, commands) there is nothing to narrow.
 * @throws Error where the scope is another organisation's
 */
export function narrowToTenant(tenant: string): void {
  const scope = scopes.getStore();
  if (scope === undefined) return;
  if (scope.tenant !== undefined && scope.tenant !== tenant) throw new Error('this scope is of another organisation');
  scope.tenant = tenant;
}

/** What must see every organisation although one of them has asked, such as a price book that all of them share. */
export function acrossTenants<T>(work: () => T): T {
  return scopes.run({ tenant: undefined }, work);
}

/** As it is for the code that asks; undefined stands for every organisation. */
export function tenantOfScope(): string | undefined {
  return scopes.getStore()?.tenant;
}
