import { tenantOfScope } from '@tokenledger/shared/tenant-scope';

/** What SQL runs as where it is of one organisation: owns nothing, so that row-level security holds for it. */
export const TENANT_ROLE = 'tokenledger_tenant';

/** The setting that the policies compare rows with. */
export const TENANT_SETTING = 'tokenledger.tenant';

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
