import type { Clock } from '@tokenledger/shared/time';

import type { Directory } from '../directory/directory';
import type { Directories } from '../directory/directories';
import type { PeoplePrivacy } from '../people/people-privacy';
import type { PeopleView } from '../people/people-view';
import type { TenantId } from '../tenant-id';
import type { Principal } from '../principal';
import { ledgerOfUnits, type LedgerScope, wholeLedger } from './ledger-scope';

/** How long a directory is believed. Milliseconds: a move in it shows to those whom it concerns within this. */
const BELIEVE_MS = 10_000;

interface Remembered {
  readonly atMs: number;
  readonly directory: Promise<Directory>;
}

/** Finds out what somebody may read of the ledger, and how they see people in it; the directory is read only for those who are limited to units, or see people in groups. */
export class LedgerScopes {
  private readonly remembered = new Map<TenantId, Remembered>();

  constructor(
    private readonly directories: Pick<Directories, 'read'>,
    private readonly timeZones: { timeZoneOf(tenant: TenantId): Promise<string> },
    private readonly people: Pick<PeoplePrivacy, 'viewFor'>,
    private readonly clock: Clock,
  ) {}

  async of(principal: Principal): Promise<LedgerScope> {
    const {
      tenant,
      access: { ledger },
    } = principal;
    const people = await this.peopleFor(principal);
    if (ledger === 'all') return wholeLedger(tenant, people);
    const [directory, timeZone] = await Promise.all([this.directoryOf(tenant), this.timeZones.timeZoneOf(tenant)]);
    return ledgerOfUnits(tenant, directory, timeZone, ledger, people);
  }

  private async peopleFor(principal: Principal): Promise<PeopleView> {
    const view = await this.people.viewFor(principal);
    return view.kind === 'groups' ? { ...view, directory: await this.directoryOf(principal.tenant) } : view;
  }

  private directoryOf(tenant: TenantId): Promise<Directory> {
    const nowMs = this.clock.now().getTime();
    const known = this.remembered.get(tenant);
    if (known !== undefined && nowMs - known.atMs < BELIEVE_MS) return known.directory;
    const directory = this.directories.read(tenant);
    this.remembered.set(tenant, { atMs: nowMs, directory });
    // What failed is asked for again by the next.
    directory.catch(() => this.remembered.delete(tenant));
    return directory;
  }
}
