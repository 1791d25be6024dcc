import { failed, ok, type Result } from '@tokenledger/shared/result';

export type Claims = Readonly<Record<string, unknown>>;

/**
 * The names of somebody's groups. A claim that is not there says that there are none, as most providers leave out empty
 * lists; one that cannot be read says nothing, and must not pass for none.
 *
 * @param name of the claim; `realm_access.roles` also finds `roles` within `realm_access`, as Keycloak writes them
 * @returns for the log, why they are not known
 */
export function readGroups(claims: Claims, name: string): Result<readonly string[], string> {
  const claim = Object.hasOwn(claims, name) ? claims[name] : claimWithin(claims, name.split('.'));
  if (claim === undefined || claim === null) {
    return isLeftOut(claims, name) ? failed('more groups than fit into a token') : ok([]);
  }
  const names: string[] = [];
  for (const one of Array.isArray(claim) ? (claim as readonly unknown[]) : [claim]) {
    if (typeof one === 'string') names.push(one);
    // Some count their groups.
    else if (Number.isSafeInteger(one)) names.push(String(one));
    else return failed(`the claim ${name} holds ${kindOf(one)}: names of groups are expected, as texts`);
  }
  return ok(names);
}

function claimWithin(claims: Claims, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined), claims);
}

/** Entra ID leaves out groups where they are many, and says so (OpenID Connect Core, 5.6.2; `hasgroups` in short tokens). */
function isLeftOut(claims: Claims, name: string): boolean {
  const elsewhere = claims['_claim_names'];
  return (isObject(elsewhere) && Object.hasOwn(elsewhere, name)) || (name === 'groups' && claims['hasgroups'] === true);
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null;
}

function kindOf(value: unknown): string {
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
