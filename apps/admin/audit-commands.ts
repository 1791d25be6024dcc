import {
  type Actor,
  type AuditEntry,
  type AuditLog,
  type ChainVerdict,
  EMPTY_HEAD,
  exportMade,
  isTenantId,
  type ReportingCurrencies,
  type TenantId,
  type Tenants,
  textOfEntry,
  verifyChain,
} from '@tokenledger/organization/domain';
import type { Clock } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';

export interface AuditParts {
  readonly auditLog: Pick<AuditLog, 'append' | 'head' | 'walk'>;
  readonly tenants: Pick<Tenants, 'find'> & Pick<ReportingCurrencies, 'reporting'>;
  /** Writes a line of an export: a log may be longer than memory. */
  readonly put: (line: string) => Promise<void>;
  readonly operator: Actor;
  readonly clock: Clock;
}

export const AUDIT_USAGE = `  npm run admin -- audit verify [--tenant TENANT]               whether the log is as it was appended, of all organisations
                                                                unless one is named; ends with code 1 where it is not
  npm run admin -- audit export --tenant TENANT [--from MOMENT] [--to MOMENT]
                                                                as JSON lines with their hashes (docs/guides/audit.md)`;

const WHYS: Readonly<Record<Extract<ChainVerdict, { verdict: 'broken' }>['why'], string>> = {
  changed: 'it, or the one before it, is not as it was appended',
  missing: 'it is missing',
  'cut-off': 'the log goes on until here and its end is missing',
  'beyond-head': 'it was never appended: the log ends before it',
};

/** @returns undefined where there is no such command */
export async function auditCommand(
  action: string | undefined,
  words: readonly string[],
  parts: AuditParts,
): Promise<CommandOutcome | undefined> {
  if (action !== 'verify' && action !== 'export') return undefined;
  const options = optionsOf(words, action === 'verify' ? ['tenant'] : ['tenant', 'from', 'to']);
  if ('lines' in options) return options;
  return action === 'verify' ? verify(options, parts) : exported(options, parts);
}

async function verify({ tenant }: Options, parts: AuditParts): Promise<CommandOutcome> {
  if (tenant !== undefined && (await tenantNamed(tenant, parts)) === undefined) return unknownTenant(tenant);
  const all = (await parts.tenants.reporting())
    .map(({ id }) => id)
    .filter((id) => tenant === undefined || id === tenant);
  const lines: string[] = [];
  let failed = false;
  for (const id of all) {
    const head = await parts.auditLog.head(id);
    const told = await verifyChain(parts.auditLog.walk(id, head), head);
    failed ||= told.verdict === 'broken';
    lines.push(
      told.verdict === 'intact'
        ? `${id}  OK  ${told.head.sequence} entries  ${told.head.hash.toString('hex')}`
        : `${id}  BROKEN at entry ${told.sequence}: ${WHYS[told.why]}`,
    );
  }
  return { lines: lines.length === 0 ? ['There is no organisation.'] : lines, ...(failed && { failed }) };
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
