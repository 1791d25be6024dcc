import {
  type Actor,
  type AuditLog,
  deletionRequested,
  type ExportProblem,
  type ExportVerdict,
  isTenantId,
  type TenantExport,
  type TenantExports,
  type TenantId,
  type TenantLife,
  type TenantRemoval,
  type TenantRemovals,
  type Tenants,
} from '@tokenledger/organization/domain';
import type { Clock } from '@tokenledger/shared/time';
import { setTimeout as sleep } from 'node:timers/promises';

import { type CommandOutcome, refused } from './command-outcome';

/** Files of exports, where this command can reach them. */
export interface ExportFolder {
  /** undefined where the installation makes no exports, or nothing says where they lie. */
  fileOf(tenant: TenantId, id: string): string | undefined;
  /** Whole or not at all. @returns why it could not be copied */
  copy(from: string, to: string): Promise<string | undefined>;
  verify(file: string): Promise<ExportVerdict>;
}

export interface TenantParts {
  readonly tenants: Pick<Tenants, 'find'>;
  readonly tenantLife: Pick<TenantLife, 'setStatus' | 'deletion' | 'cancelDeletion'>;
  readonly exports: Pick<TenantExports, 'request' | 'find'>;
  readonly removals: Pick<TenantRemovals, 'requestAny' | 'find' | 'forget'>;
  readonly exportFolder: ExportFolder;
  readonly auditLog: Pick<AuditLog, 'append'>;
  readonly newId: () => string;
  /** Tells who waits how far it is. */
  readonly say: (line: string) => void;
  readonly lookEveryMs: number;
  readonly operator: Actor;
  readonly clock: Clock;
}

export const TENANT_USAGE = `  npm run admin -- tenant suspend TENANT                        nobody of it signs in, no key of it works; nothing is lost
  npm run admin -- tenant resume TENANT
  npm run admin -- tenant keep TENANT                           takes back the deletion that an owner asked for
  npm run admin -- tenant export TENANT --to FILE               everything of it as one file, but for secrets
  npm run admin -- tenant verify-export FILE                    whether such a file is whole and as it was written
  npm run admin -- tenant remove TENANT --confirm TENANT        everything of it, at once and for good; says what was removed
  npm run admin -- tenant removal TENANT                        the proof of a removal, table by table
  npm run admin -- tenant forget TENANT                         the proof as well`;

/** @returns undefined where there is no such command */
export async function tenantCommand(
  action: string | undefined,
  [word = '', option, value]: readonly string[],
  parts: TenantParts,
): Promise<CommandOutcome | undefined> {
  if (action === 'verify-export') return verified(word, await parts.exportFolder.verify(word));
  if (action === undefined || !ACTIONS.includes(action)) return undefined;
  if (!isTenantId(word)) return unknownTenant(word);
  // These are of organisations that may be gone.
  if (action === 'removal') return told(await parts.removals.find(word), word);
  if (action === 'forget') return forget(word, parts);
  if ((await parts.tenants.find(word)) === undefined) return unknownTenant(word);
  if (action === 'export') return exported(word, option === '--to' ? value : undefined, parts);
  if (action === 'keep') return keep(word, parts);
  if (action === 'remove') return removed(word, option === '--confirm' ? value : undefined, parts);
  return changeStatus(word, action === 'suspend' ? 'suspended' : 'active', parts);
}

const ACTIONS: readonly string[] = ['suspend', 'resume', 'keep', 'export', 'remove', 'removal', 'forget'];

function unknownTenant(word: string): CommandOutcome {
  return refused(`TENANT: there is no organisation ${word}; create it with: tenant create ID NAME`);
}

async function changeStatus(
  tenant: TenantId,
  status: 'active' | 'suspended',
  { tenantLife, operator, clock }: TenantParts,
): Promise<CommandOutcome> {
  const changed = await tenantLife.setStatus(tenant, status, operator, clock.now());
  if (!changed) return refused(`TENANT: ${tenant} is ${status} already, or is being removed`);
  const isSuspended = status === 'suspended';
  const lines = [
    isSuspended
      ? `suspended ${tenant}: its sessions and keys are refused within seconds; resume it with: tenant resume ${tenant}`
      : `resumed ${tenant}`,
  ];
  const deletion = await tenantLife.deletion(tenant);
  if (deletion !== undefined) {
    const when = isSuspended ? 'waits until it is resumed' : `is due ${deletion.dueAt.toISOString()}`;
    lines.push(`its deletion, asked for by ${deletion.requestedBy}, ${when}; take it back with: tenant keep ${tenant}`);
  }
  return { lines };
}

async function keep(tenant: TenantId, { tenantLife, operator, clock }: TenantParts): Promise<CommandOutcome> {
  const kept = await tenantLife.cancelDeletion(tenant, operator, clock.now());
  if (!kept) return refused(`TENANT: no deletion of ${tenant} was asked for, or it is being carried out`);
  return { lines: [`kept ${tenant}: its deletion is taken back`] };
}

async function exported(tenant: TenantId, to: string | undefined, parts: TenantParts): Promise<CommandOutcome> {
  const { exports, exportFolder, newId, operator, clock } = parts;
  if (to === undefined) return refused('--to: the file to write is expected, such as --to acme.tar');
  const id = newId();
  const from = exportFolder.fileOf(tenant, id);
  if (from === undefined) {
    return refused('EXPORTS_DIR: the folder in which the processor writes exports is expected; this command reads it');
  }
  const requested = await exports.request(tenant, id, operator, clock.now());
  if (!requested.ok) return refused(`TENANT: an export of ${tenant} is running; wait until it is done`);
  const done = await waitedFor(tenant, id, parts);
  if (done.state !== 'done') return refused(`the export ${id} failed: ${done.failure ?? done.state}`);
  const problem = await exportFolder.copy(from, to);
  return problem === undefined ? verified(to, await exportFolder.verify(to)) : refused(`--to: ${problem}`);
}

async function waitedFor(
  tenant: TenantId,
  id: string,
  { exports, say, lookEveryMs }: TenantParts,
): Promise<TenantExport> {
  let last = '';
  for (;;) {
    const found = await exports.find(tenant, id);
    if (found === undefined) throw new Error(`the export ${id} of ${tenant} is gone`);
    if (found.state !== 'queued' && found.state !== 'running') return found;
    const line = `${found.state}: ${found.writtenRows} of about ${found.expectedRows ?? '?'} rows`;
    if (line !== last) say(line);
    last = line;
    await sleep(lookEveryMs);
  }
}

function verified(file: string, { manifest, problems }: ExportVerdict): CommandOutcome {
  const found = problems.map((problem) => `${problem.path}: ${PROBLEMS[problem.problem]}${detailOf(problem)}`);
  if (manifest === undefined) return { lines: [`${file} is no whole export`, ...found], failed: true };
  const rows = manifest.files.reduce((total, line) => total + BigInt(line.rows), 0n);
  const lines = [
    `${file}  ${problems.length === 0 ? 'OK' : 'DAMAGED'}  ${manifest.organisation}  ${manifest.files.length} tables  ${rows} rows`,
    ...manifest.sources.map(({ store, readFrom, readUntil }) => `${store} as of ${readFrom} to ${readUntil}`),
    ...manifest.leftOut.map(
      ({ table, columns, why }) =>
        `left out: ${table}${columns === undefined ? '' : ` (${columns.join(', ')})`}: ${why}`,
    ),
    ...found,
  ];
  return { lines, ...(problems.length > 0 && { failed: true }) };
}

const PROBLEMS: Readonly<Record<ExportProblem['problem'], string>> = {
  missing: 'it is missing',
  'not-listed': 'the manifest does not know it',
  changed: 'it is not as it was written',
  'other-rows': 'it has another number of rows than the manifest says',
  unreadable: 'it cannot be read: ',
};

function detailOf(problem: ExportProblem): string {
  return problem.problem === 'unreadable' ? problem.detail : '';
}

async function removed(
  tenant: TenantId,
  confirmed: string | undefined,
  { removals, auditLog, say, lookEveryMs, operator, clock }: TenantParts,
): Promise<CommandOutcome> {
  if (confirmed !== tenant) {
    return refused(`--confirm: type ${tenant} once more; nothing of it can be brought back but from an export`);
  }
  // It goes with the rest, but is in an export that is made meanwhile.
  await auditLog.append(tenant, deletionRequested(tenant, clock.now(), operator, clock.now()));
  if (!(await removals.requestAny(tenant, operator.name, clock.now()))) return unknownTenant(tenant);
  let last: string | undefined;
  for (;;) {
    const removal = await removals.find(tenant);
    if (removal?.state === 'done') return told(removal, tenant);
    if (removal?.failure !== undefined && removal.failure !== last) say(`tried again: ${removal.failure}`);
    last = removal?.failure;
    await sleep(lookEveryMs);
  }
}

function told(removal: TenantRemoval | undefined, tenant: TenantId): CommandOutcome {
  if (removal === undefined) return refused(`TENANT: no removal of ${tenant} is known`);
  const { state, requestedBy, requestedAt, finishedAt, failure, tables } = removal;
  return {
    lines: [
      `${tenant}  ${state}  asked for ${requestedAt.toISOString()}${requestedBy === '' ? '' : ` by ${requestedBy}`}`,
      ...tables.map((line) => `${line.store}  ${line.table}  found ${line.foundRows}  remaining ${line.remainingRows}`),
      ...(failure === undefined ? [] : [`tried again: ${failure}`]),
      ...(finishedAt === undefined ? [] : [`Nothing remains since ${finishedAt.toISOString()}.`]),
    ],
  };
}

async function forget(tenant: TenantId, { removals }: TenantParts): Promise<CommandOutcome> {
  if ((await removals.find(tenant))?.state !== 'done')
    return refused(`TENANT: no finished removal of ${tenant} is known`);
  await removals.forget(tenant);
  return { lines: [`forgot the removal of ${tenant}`] };
}
