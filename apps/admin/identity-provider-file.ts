import {
  DEFAULT_GROUPS_CLAIM,
  DEFAULT_SCOPES,
  type GroupRole,
  type IdentityProvider,
  providerProblem,
  SCOPE_KINDS,
  type TenantId,
  USER_ROLES,
} from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import { z } from 'zod';

const IN = new RegExp(`^(?:${SCOPE_KINDS.join('|')}):.+$`);

const groupRole = z.strictObject({
  group: z.string().min(1, 'expected the name of a group'),
  role: z.enum(USER_ROLES),
  /** `team:data`; the whole organisation without it. */
  in: z
    .string()
    .regex(IN, `expected a unit of the directory such as team:data; kinds are ${SCOPE_KINDS.join(', ')}`)
    .optional(),
});

const providerFile = z.strictObject({
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  secretFile: z.string(),
  emailDomains: z.array(z.string().transform((domain) => domain.trim().toLowerCase())),
  groupRoles: z.array(groupRole),
  scopes: z.array(z.string()).default([...DEFAULT_SCOPES]),
  groupsClaim: z.string().min(1).default(DEFAULT_GROUPS_CLAIM),
  enabled: z.boolean().default(true),
});

/** @returns what is wrong with the file otherwise, a line for each field */
export function readProviderFile(text: string, tenant: TenantId): Result<IdentityProvider, readonly string[]> {
  const parsed = providerFile.safeParse(fromJson(text));
  if (!parsed.success) {
    return failed(parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`));
  }
  const { groupRoles, ...settings } = parsed.data;
  const provider: IdentityProvider = { ...settings, tenant, groupRoles: groupRoles.map(fromFile) };
  const problem = providerProblem(provider);
  return problem === undefined ? ok(provider) : failed([`${problem.field}: ${problem.message}`]);
}

/** As `readProviderFile` reads it. */
export function writeProviderFile({ tenant: _, groupRoles, ...settings }: IdentityProvider): string {
  const roles = groupRoles.map(({ group, role, scope }) => ({
    group,
    role,
    ...(scope !== 'organisation' && { in: `${scope.kind}:${scope.id}` }),
  }));
  return JSON.stringify({ ...settings, groupRoles: roles }, undefined, 2);
}

function fromFile({ group, role, in: unit }: z.output<typeof groupRole>): GroupRole {
  const kind = SCOPE_KINDS.find((one) => unit?.startsWith(`${one}:`) === true);
  if (unit === undefined || kind === undefined) return { group, role, scope: 'organisation' };
  return { group, role, scope: { kind, id: unit.slice(kind.length + 1) } };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
