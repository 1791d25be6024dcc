import {
  type Actor,
  type AuditEntry,
  type AuditHead,
  type AuditLog,
  type ChainVerdict,
  EMPTY_HEAD,
  exportMade,
  isTenantId,
  type ReportingCurrencies,
  type TenantId,
  type TenantRemovals,
  type Tenants,
  textOfEntry,
  verifyLog,
} from '@tokenledger/organization/domain';
import type { Clock } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';

export interface AuditParts {
  readonly auditLog: Pick<AuditLog, 'append' | 'head' | 'walk'>;
  readonly tenants: Pick<Tenants, 'find'> & Pick<ReportingCurrencies, 'reporting'>;
  /** An organisation that is being removed loses its log first. */
  readonly removals: Pick<TenantRemovals, 'find'>;
  /** Writes a line of an export: a log may be longer than memory. */
  readonly put: (line: string) => Promise<void>;
  readonly operator: Actor;
  readonly clock: Clock;
}

export const AUDIT_USAGE = `  npm run admin -- audit verify [--tenant TENANT [--expect SEQ:HASH]]
                                                                whether the log is as it was appended, of all organisations
                                                                unless one is named, and has the head that was kept
                                                                elsewhere; ends with code 1 where it is not
  npm run admin -- audit export --tenant TENANT [--from MOMENT] [--to MOMENT]
                                                                as JSON lines with their hashes (docs/guides/audit.md)`;

const WHYS: Readonly<Record<Extract<ChainVerdict, { verdict: 'broken' }>['why'], string>> = {
  changed: 'it, or the one before it, is not as it was appended',
  missing: 'it is missing',
  'cut-off': 'the log goes on until here and its end is missing',
  'beyond-head': 'it was never appended: the log ends before it',
  'not-as-kept': 'the log no longer has it with the hash of --expect: it was cut off, or written anew',
  emptied: 'the log is empty, although making the organisation was its first entry',
};

/** @returns undefined where there is no such command */
export async function auditCommand(
  action: string | undefined,
  words: readonly string[],
  parts: AuditParts,
): Promise<CommandOutcome | undefined> {
  if (action !== 'verify' && action !== 'export') return undefined;
  const options = optionsOf(words, action === 'verify' ? ['tenant', 'expect'] : ['tenant', 'from', 'to']);
  if ('lines' in options) return options;
  return action === 'verify' ? verify(options, parts) : exported(options, parts);
}

async function verify({ tenant, expect }: Options, parts: AuditParts): Promise<CommandOutcome> {
  const kept = expect === undefined ? EMPTY_HEAD : headFrom(expect);
  if (kept === undefined) return refused(`--expect: ${expect} is no head; give what verify printed, such as 12:5f0c…`);
  if (expect !== undefined && tenant === undefined) return refused('--expect: name its organisation with --tenant');
  if (tenant !== undefined && (await tenantNamed(tenant, parts)) === undefined) return unknownTenant(tenant);
  const all = (await parts.tenants.reporting())
    .map(({ id }) => id)
    .filter((id) => tenant === undefined || id === tenant);
  const lines: string[] = [];
  let failed = false;
  for (const id of all) {
    const told = await verifyLog(parts.auditLog, id, kept);
    if (told.verdict === 'intact') {
      lines.push(`${id}  OK  ${textOfHead(told.head)}`);
    } else if (expect === undefined && (await isBeingRemoved(id, parts))) {
      lines.push(`${id}  is being removed, and its log with it`);
    } else {
      failed = true;
      lines.push(`${id}  BROKEN at entry ${told.sequence}: ${WHYS[told.why]}`);
    }
  }
  return { lines: lines.length === 0 ? ['There is no organisation.'] : lines, ...(failed && { failed }) };
}

/** Asked after its log was read: the removal may have begun meanwhile, or be done. */
async function isBeingRemoved(tenant: TenantId, { removals, tenants }: AuditParts): Promise<boolean> {
  return (await removals.find(tenant))?.state === 'running' || (await tenants.find(tenant)) === undefined;
}

function textOfHead({ sequence, hash }: AuditHead): string {
  return `${sequence}:${hash.toString('hex')}`;
}

function headFrom(text: string): AuditHead | undefined {
  const [, sequence, hash] = /^([1-9]\d*):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (sequence === undefined || hash === undefined) return undefined;
  return { sequence: BigInt(sequence), hash: Buffer.from(hash, 'hex') };
}

async function exported(
  { tenant: word, from: fromText, to: toText }: Options,
  parts: AuditParts,
): Promise<CommandOutcome> {
  const tenant = word === undefined ? undefined : await tenantNamed(word, parts);
  if (tenant === undefined) return unknownTenant(word);
  const [from, to] = [momentOf(fromText), momentOf(toText)];
  if (from === 'none') return refused(`--from: ${fromText} is no moment; for example 2026-03-01T00:00:00Z`);
  if (to === 'none') return refused(`--to: ${toText} is no moment; for example 2026-04-01T00:00:00Z`);
  const { auditLog, operator, clock, put } = parts;
  const head = await auditLog.head(tenant);
  await auditLog.append(tenant, exportMade({ kind: 'audit-log', id: 'audit-log' }, operator, clock.now()));
  let previous = EMPTY_HEAD.hash;
  for await (const entry of auditLog.walk(tenant, head)) {
    if ((from === undefined || entry.at >= from) && (to === undefined || entry.at < to)) {
      await put(exportedLine(entry, previous));
    }
    previous = entry.hash;
  }
  return { lines: [] };
}

/** The entry stands in the line as it was hashed, between two parts of known length: nobody has to write it anew. */
function exportedLine(entry: AuditEntry, previous: Buffer): string {
  return `{"entry":${textOfEntry(entry)},"hash":"${entry.hash.toString('hex')}","previous":"${previous.toString('hex')}"}`;
}

interface Options {
  readonly tenant?: string;
  readonly expect?: string;
  readonly from?: string;
  readonly to?: string;
}

function optionsOf(words: readonly string[], known: readonly (keyof Options)[]): Options | CommandOutcome {
  const options: { -readonly [K in keyof Options]: Options[K] } = {};
  for (let index = 0; index < words.length; index += 2) {
    const name = known.find((option) => words[index] === `--${option}`);
    const value = words[index + 1];
    if (name === undefined || value === undefined) {
      return refused(
        `${words[index]}: ${known.map((option) => `--${option}`).join(', ')} are known, each with its value`,
      );
    }
    options[name] = value;
  }
  return options;
}

async function tenantNamed(word: string, { tenants }: AuditParts): Promise<TenantId | undefined> {
  return isTenantId(word) ? (await tenants.find(word))?.id : undefined;
}

function unknownTenant(word: string | undefined): CommandOutcome {
  return refused(`--tenant: there is no organisation ${word ?? ''}; create it with: tenant create ID NAME`);
}

function momentOf(text: string | undefined): Date | undefined | 'none' {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? 'none' : moment;
}
