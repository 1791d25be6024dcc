import { randomBytes, randomUUID } from 'node:crypto';

import { firstGrantOf, hashPassword, type KeyKind, systemActor, tenantId } from '@tokenledger/organization/domain';

import { COMPANY } from './generator/company/teams';
import { DEMO_KEYS, type DemoKey, KEY_NAMES } from './generator/demo-call';
import type { Installation } from './installation';

/** Who does what the demo does by itself. */
export const DEMO = systemActor('demo');

export const DEMO_TENANT = tenantId(COMPANY.id);

/** What a demo sends, asks and signs in with. The password exists nowhere else. */
export interface DemoAccess {
  readonly password: string;
  readonly ingestionKeys: Readonly<Record<DemoKey, string>>;
  readonly readKey: { readonly id: string; readonly secret: string };
}

/** What a demo is made of, and when. */
export interface DemoSize {
  readonly seed: number;
  readonly calls: number;
  readonly now: Date;
}

/**
 * The demo organisation with its mark, its user and its keys. Broken off at any point, it can be removed.
 * @returns undefined where the id is taken
 */
export async function makeOrganisation(installation: Installation, size: DemoSize): Promise<DemoAccess | undefined> {
  const { now } = size;
  const organisation = {
    id: DEMO_TENANT,
    name: COMPANY.name,
    timeZone: COMPANY.timeZone,
    reportingCurrency: 'USD',
    status: 'active',
    createdAt: now,
  } as const;
  const origin = { seed: size.seed, calls: size.calls, startedAt: now };
  if (!(await installation.demos.create(organisation, origin, DEMO))) return undefined;
  const password = randomBytes(12).toString('base64url');
  const user = {
    id: randomUUID(),
    tenant: DEMO_TENANT,
    email: COMPANY.email,
    passwordHash: await hashPassword(password),
    createdAt: now,
    disabledAt: undefined,
  };
  await installation.tenants.addUser(user, firstGrantOf(user, 'owner', DEMO.name, randomUUID()), DEMO);
  const readKey = await issue(installation, 'read', 'Check of the demo');
  const issued = await Promise.all(
    DEMO_KEYS.map(async (key) => [key, (await issue(installation, 'ingestion', KEY_NAMES[key])).secret] as const),
  );
  return {
    password,
    readKey,
    ingestionKeys: Object.fromEntries(issued) as Record<DemoKey, string>,
  };
}

async function issue(
  { keys }: Installation,
  kind: KeyKind,
  name: string,
): Promise<{ readonly id: string; readonly secret: string }> {
  const issued = await keys.issue(DEMO_TENANT, kind, name, DEMO);
  if (!issued.ok) throw new RangeError(issued.error.message);
  return { id: issued.value.key.keyId, secret: issued.value.secret };
}
