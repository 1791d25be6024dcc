import { AsyncLocalStorage } from 'node:async_hooks';

/** What SQL runs as where it is of one organisation: owns nothing, so that row-level security holds for it. */
export const TENANT_ROLE = 'tokenledger_tenant';

/** The setting that the policies compare rows with. */
export const TENANT_SETTING = 'tokenledger.tenant';

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
 * From now on all SQL of this scope sees and changes rows of one organisation only, and it stays so: PostgreSQL holds it
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

/** As it is for the code that asks. */
export function tenantOfScope(): string | undefined {
  return scopes.getStore()?.tenant;
}

interface Connection {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** What each connection was last set to; one that is not here is across organisations, as it was opened. */
const settings = new WeakMap<object, string>();

/**
 * Makes a connection see what the scope may see. One round trip where it last served another scope, else none. Never
 * within a transaction: what is set in one is undone with it.
 */
export async function alignToScope(connection: Connection): Promise<void> {
  const tenant = tenantOfScope();
  if (settings.get(connection) === tenant) return;
  await connection.query(`SELECT set_config('role', $1, false), set_config('${TENANT_SETTING}', $2, false)`, [
    tenant === undefined ? 'none' : TENANT_ROLE,
    tenant ?? '',
  ]);
  if (tenant === undefined) settings.delete(connection);
  else settings.set(connection, tenant);
}
