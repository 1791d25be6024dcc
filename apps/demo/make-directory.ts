import {
  type Directories,
  type DirectoryFields,
  localDay,
  planDirectory,
  readDirectoryRow,
} from '@tokenledger/organization/domain';
import { localDay as localDayOf } from '@tokenledger/shared/time';

import { SERVICES } from './generator/company/services';
import { COMPANY, TEAM_THAT_MOVES, TEAMS } from './generator/company/teams';
import { DEMO, DEMO_TENANT } from './make-organisation';

const DAY_MS = 86_400_000;
const MOVED_DAYS_AGO = 12;
const MOVED_TO = 'CC-1100';

/** Cost centres, teams, projects and services of the company; one team moved to another cost centre some days before `now`. */
export async function makeDirectory(
  directories: Pick<Directories, 'change'>,
  { now, days }: { readonly now: Date; readonly days: number },
): Promise<void> {
  const dayBefore = (count: number) => localDay(localDayOf(new Date(now.getTime() - count * DAY_MS), COMPANY.timeZone));
  // The first of its calls may be of the evening before.
  const from = dayBefore(days + 2);
  const moved = dayBefore(Math.min(MOVED_DAYS_AGO, days));
  const rows = companyRows(from, moved).map((fields, index) => {
    const row = readDirectoryRow(fields, index + 1);
    if (!row.ok) throw new RangeError(`${fields.id}: ${row.error[0]?.message ?? ''}`);
    return row.value;
  });
  const planned = await directories.change(
    DEMO_TENANT,
    (before) => planDirectory(before, rows, { on: from, isComplete: false }),
    DEMO,
    now,
  );
  if (!planned.ok) throw new RangeError(planned.error[0]?.message ?? 'the directory was refused');
}

function companyRows(from: string, moved: string): readonly DirectoryFields[] {
  const centres = [...new Set(Object.values(TEAMS).map(({ costCenter }) => costCenter))];
  const teams = Object.entries(TEAMS).map(([id, { costCenter }]) => {
    const placed = { kind: 'team', id, name: titleOf(id), parent_kind: 'cost-centre', parent: idOf(costCenter), from };
    return id === TEAM_THAT_MOVES ? { ...placed, until: moved } : placed;
  });
  const owned = SERVICES.flatMap(({ name, team, project }) => (team && project ? [{ name, team, project }] : []));
  const projects = new Map(owned.map(({ team, project }) => [project, team]));
  return [
    ...centres.map((one) => ({
      kind: 'cost-centre',
      id: idOf(one),
      name: one.slice(idOf(one).length + 1),
      aliases: one,
    })),
    ...teams,
    { kind: 'team', id: TEAM_THAT_MOVES, parent_kind: 'cost-centre', parent: MOVED_TO, from: moved },
    ...[...projects].map(([id, parent]) => ({ kind: 'project', id, name: titleOf(id), parent, from })),
    ...owned.map(({ name, project }) => ({ kind: 'service', id: name, name: titleOf(name), parent: project, from })),
  ];
}

/** `CC-1100` of `CC-1100 Engineering`, as calls name it. */
function idOf(costCenter: string): string {
  return costCenter.split(' ')[0] ?? costCenter;
}

/** `Fleet control` of `fleet-control`. */
function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
