import { readFile } from 'node:fs/promises';

import { readDirectoryCsv, writeDirectoryCsv } from '@tokenledger/organization/data';
import {
  type Actor,
  type AuditLog,
  type DayRange,
  type DaysChange,
  describePassed,
  describePlanned,
  type Directories,
  type DirectoryPlan,
  type DirectoryPlanner,
  exportMade,
  type LastChange,
  planDirectoryFile,
  readLocalDay,
  type RowProblem,
  type TenantId,
  type UnitRef,
} from '@tokenledger/organization/domain';
import { decodeCsv } from '@tokenledger/shared/csv';
import { atOnce } from '@tokenledger/shared/portions';
import { type Clock, localDay } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';

export interface DirectoryParts {
  readonly directories: Directories;
  readonly auditLog: Pick<AuditLog, 'append'>;
  readonly operator: Actor;
  readonly clock: Clock;
}

export const DIRECTORY_USAGE = `  npm run admin -- directory export TENANT [KNOWN_AT]           cost centres, teams, projects, people as CSV; as they were known
  npm run admin -- directory preview TENANT FILE [DAY] [all]    what the lines would change; those without days are true on DAY (today)
  npm run admin -- directory import TENANT FILE [DAY] [all] [version=V]
                                                                all: also ends what the file does not name, of its kinds
                                                                version: as preview says; only if nobody changed it since`;

const MOST_SHOWN = 20;

/** Begins the word that says which directory a preview was worked out from. */
const VERSION = 'version=';

/** @returns undefined where there is no such command */
export async function directoryCommand(
  action: string | undefined,
  tenant: TenantId,
  timeZone: string,
  words: readonly string[],
  parts: DirectoryParts,
): Promise<CommandOutcome | undefined> {
  if (action === 'export') return exported(tenant, words[0], parts);
  if (action !== 'preview' && action !== 'import') return undefined;
  const { clock } = parts;
  const [file, ...options] = words;
  const version = options.at(-1)?.startsWith(VERSION) === true ? options.pop()?.slice(VERSION.length) : undefined;
  const isComplete = options.at(-1) === 'all';
  const dayText = isComplete ? options.slice(0, -1)[0] : options[0];
  const on = readLocalDay(dayText ?? localDay(clock.now(), timeZone));
  if (on === undefined) return refused(`DAY: ${dayText} is no day; for example 2026-03-10`);
  const bytes = await bytesOf(file);
  if (bytes === undefined)
    return refused(`FILE: ${file ?? ''} cannot be read; name a CSV file as directory export writes it`);
  const text = decodeCsv(bytes);
  if (!text.ok) return refused(`FILE: ${text.error}`);
  const rows = atOnce(readDirectoryCsv(text.value));
  if (!rows.ok) return refusedLines(file ?? '', rows.error);
  const plan: DirectoryPlanner = (before) => planDirectoryFile(before, rows.value, { on, isComplete });
  if (action === 'import') return imported(tenant, file ?? '', plan, version, parts);
  const before = await parts.directories.state(tenant);
  const planned = atOnce(plan(before.directory));
  if (!planned.ok) return refusedLines(file ?? '', planned.error);
  const same = [file, on, ...(isComplete ? ['all'] : []), `${VERSION}${before.version}`].join(' ');
  const next = `to do so, unless somebody changes the directory first: npm run admin -- directory import ${tenant} ${same}`;
  return { lines: [...describePlan('would change', planned.value), next] };
}

/** @param version of the preview that was looked at; undefined where the file is imported without */
async function imported(
  tenant: TenantId,
  file: string,
  plan: DirectoryPlanner,
  version: string | undefined,
  { directories, operator, clock }: DirectoryParts,
): Promise<CommandOutcome> {
  const changed =
    version === undefined
      ? await directories.change(tenant, plan, operator, clock.now())
      : await directories.changeVersion(tenant, version, plan, operator, clock.now());
  if ('outdatedBy' in changed) return refusedOutdated(changed.outdatedBy);
  if (!changed.ok) return refusedLines(file, changed.error);
  return { lines: describePlan('changed', changed.value) };
}

function refusedOutdated(change: LastChange | undefined): CommandOutcome {
  const who = change === undefined ? '' : `, the last time by ${change.by} at ${change.at.toISOString()}`;
  return refused(`version: the directory was changed since the preview${who}; nothing was changed, preview again`);
}

async function exported(
  tenant: TenantId,
  knownAtText: string | undefined,
  { directories, auditLog, operator, clock }: DirectoryParts,
): Promise<CommandOutcome> {
  const knownAt = knownAtText === undefined ? undefined : new Date(knownAtText);
  if (knownAt !== undefined && Number.isNaN(knownAt.getTime())) {
    return refused(`KNOWN_AT: ${knownAtText} is no moment; for example 2026-03-31T22:00:00Z`);
  }
  const directory = await directories.read(tenant, knownAt);
  await auditLog.append(tenant, exportMade({ kind: 'directory', id: 'directory' }, operator, clock.now()));
  return { lines: [atOnce(writeDirectoryCsv(directory)).trimEnd()] };
}

async function bytesOf(file: string | undefined): Promise<Uint8Array | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

function refusedLines(file: string, problems: readonly RowProblem[]): CommandOutcome {
  const shown = problems.slice(0, MOST_SHOWN).map(({ line, field, message }) => {
    return line === undefined ? message : `line ${line}, ${field}: ${message}`;
  });
  return refused([`${file}: nothing was changed`, ...shown, ...andMore(problems.length)].join('\n'));
}

function describePlan(
  verb: string,
  { units, placements, allowances, ended, planned, passedNames }: DirectoryPlan,
): readonly string[] {
  const isNew = units.filter(({ before }) => before === undefined).length;
  const { kept, dropped } = planned;
  const lines = [
    ...passedNames.map((one) => `! ${describePassed(one)}`),
    ...dropped.map((one) => `! ${describeUnit(one.unit)}  was planned and will not be: ${describePlanned(one)}`),
    ...kept.map((one) => `= ${describeUnit(one.unit)}  stays planned: ${describePlanned(one)}`),
    ...units.map(({ before, after }) => `${before === undefined ? '+' : '~'} ${after.kind} ${after.id}  ${after.name}`),
    ...placements.map((change) => `> ${describeDays(change, ({ parent }) => `${parent.kind} ${parent.id}`)}`),
    ...allowances.map(
      (change) => `> ${describeDays(change, ({ monthlyTokens }) => `${monthlyTokens} tokens a month`)}`,
    ),
    ...ended.map((unit) => `- ${describeUnit(unit)}  is not named any more`),
  ];
  return [
    `${verb}: ${isNew} new, ${units.length - isNew} renamed, ${placements.length} moved, ${allowances.length} allowances, ${ended.length} ended`,
    ...(kept.length + dropped.length === 0
      ? []
      : [`planned changes: ${kept.length} stay, ${dropped.length} will not be`]),
    ...lines.slice(0, MOST_SHOWN),
    ...andMore(lines.length),
  ];
}

function describeDays<T extends DayRange>({ unit, after }: DaysChange<T>, what: (one: T) => string): string {
  const days = after.map(
    (one) => `${what(one)} from ${one.from}${one.until === undefined ? '' : ` until ${one.until}`}`,
  );
  return `${describeUnit(unit)}  ${days.length === 0 ? 'nothing' : days.join(', ')}`;
}

function describeUnit({ kind, id }: UnitRef): string {
  return `${kind} ${id}`;
}

function andMore(count: number): readonly string[] {
  return count > MOST_SHOWN ? [`and ${count - MOST_SHOWN} more`] : [];
}
