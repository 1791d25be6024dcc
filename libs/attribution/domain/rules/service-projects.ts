import { createHash } from 'node:crypto';

import { comparable, type LocalDay, type PlacedService } from '@tokenledger/organization/domain';
import { startOfLocalDate } from '@tokenledger/shared/time';

/** Names of services as telemetry writes them, remembered with what they are; senders may make up any. */
const MOST_REMEMBERED = 10_000;

interface Stretch {
  readonly project: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

const NOWHERE: readonly Stretch[] = [];

/** Which project a service stands in when a call starts, by any name that the directory has for it. */
export class ServiceProjects {
  /** Of all that is said, empty where nothing is: equal where any call gets the same answer. */
  readonly digest: string;
  private readonly stretches = new Map<string, Stretch[]>();
  private remembered = new Map<string, readonly Stretch[]>();

  /** @param timeZone of the organisation: its days are those of the directory */
  constructor(placed: readonly PlacedService[], timeZone: string) {
    const startOf = startsOfDays(timeZone);
    for (const { names, project, from, until } of placed) {
      const [fromMs, untilMs] = [startOf(from), until === undefined ? Infinity : startOf(until)];
      for (const name of names) {
        const known = this.stretches.get(name);
        if (known === undefined) this.stretches.set(name, [{ project, fromMs, untilMs }]);
        else known.push({ project, fromMs, untilMs });
      }
    }
    this.digest = digestOf(placed, timeZone);
  }

  /** @returns undefined where the directory has no such service, or it stands in no project then */
  projectOf(service: string, atMs: number): string | undefined {
    return this.stretchesOf(service).find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs)?.project;
  }

  private stretchesOf(service: string): readonly Stretch[] {
    const known = this.remembered.get(service);
    if (known !== undefined) return known;
    const found = this.stretches.get(comparable(service)) ?? NOWHERE;
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered = new Map();
    this.remembered.set(service, found);
    return found;
  }
}

export const NO_SERVICE_PROJECTS = new ServiceProjects([], 'UTC');

/** Looking up a zone's midnight takes longer than all else, and a directory has few days. */
function startsOfDays(timeZone: string): (day: LocalDay) => number {
  const known = new Map<LocalDay, number>();
  return (day) => {
    const start = known.get(day) ?? startOfLocalDate(day, timeZone).getTime();
    known.set(day, start);
    return start;
  };
}

/** However their store orders them. */
function digestOf(placed: readonly PlacedService[], timeZone: string): string {
  if (placed.length === 0) return '';
  const said = placed
    .map(({ names, project, from, until }) => JSON.stringify([[...names].sort(), project, from, until ?? '']))
    .sort();
  return createHash('sha256')
    .update(JSON.stringify([timeZone, said]))
    .digest('hex')
    .slice(0, 16);
}
