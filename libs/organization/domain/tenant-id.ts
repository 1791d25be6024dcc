declare const tenantBrand: unique symbol;

/** Who owns data. First parameter of every port; comes from a credential, never from a payload. */
export type TenantId = string & { readonly [tenantBrand]: true };

/** Lower-case letters, digits and dashes, 1 to 64 characters: safe in topics, paths, headers and partitions. */
const TENANT_ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

export function isTenantId(text: string): text is TenantId {
  return TENANT_ID.test(text);
}

/** @throws RangeError where the text is not a tenant id */
export function tenantId(text: string): TenantId {
  if (!isTenantId(text)) throw new RangeError(`not a tenant id: 1 to 64 lower-case letters, digits or dashes expected`);
  return text;
}
