import { readFile } from 'node:fs/promises';

import type { Actor, IdentityProviders, TenantId } from '@tokenledger/organization/domain';

import type { Clock } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';
import { readProviderFile, writeProviderFile } from './identity-provider-file';

export interface IdentityProviderParts {
  readonly identityProviders: Pick<IdentityProviders, 'find' | 'set' | 'remove'>;
  readonly operator: Actor;
  readonly clock: Clock;
}

export const IDENTITY_PROVIDER_USAGE = `  npm run admin -- identity-provider show TENANT                where its people sign in outside, as JSON
  npm run admin -- identity-provider set TENANT FILE            by a file as show writes it; the secret stays in a file of its own
  npm run admin -- identity-provider remove TENANT              ends the sessions that it confirms within a minute`;

/** @returns undefined where there is no such command */
export async function identityProviderCommand(
  action: string | undefined,
  tenant: TenantId,
  [file]: readonly string[],
  parts: IdentityProviderParts,
): Promise<CommandOutcome | undefined> {
  const { identityProviders, operator, clock } = parts;
  switch (action) {
    case 'show': {
      const provider = await identityProviders.find(tenant);
      return provider === undefined ? hasNone(tenant) : { lines: [writeProviderFile(provider)] };
    }
    case 'set':
      return set(tenant, file, parts);
    case 'remove':
      return (await identityProviders.remove(tenant, operator, clock.now()))
        ? { lines: [`removed that of ${tenant}`] }
        : hasNone(tenant);
    default:
      return undefined;
  }
}

async function set(
  tenant: TenantId,
  file: string | undefined,
  { identityProviders, operator, clock }: IdentityProviderParts,
): Promise<CommandOutcome> {
  const text = file === undefined ? undefined : await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined)
    return refused(`FILE: ${file ?? ''} cannot be read; name a file as docs/guides/signing-in.md shows it`);
  const provider = readProviderFile(text, tenant);
  if (!provider.ok) return refused([`${file ?? ''}: nothing was changed`, ...provider.error].join('\n'));
  const taken = await identityProviders.set(provider.value, operator, clock.now());
  if (taken.length > 0) {
    return refused(`emailDomains: another organisation has ${taken.join(', ')}; leave out what is not of ${tenant}`);
  }
  const { name, issuer, groupRoles } = provider.value;
  return { lines: [`${tenant} signs in at ${name} (${issuer}); ${groupRoles.length} roles by groups`] };
}

function hasNone(tenant: TenantId): CommandOutcome {
  return refused(`TENANT: ${tenant} has no identity provider; set one with: identity-provider set TENANT FILE`);
}
