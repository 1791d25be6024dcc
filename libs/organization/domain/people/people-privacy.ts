import { failed, ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';
import { randomBytes, randomUUID } from 'node:crypto';

import type { Actor } from '../audit';
import type { Principal } from '../principal';
import type { TenantId } from '../tenant-id';
import { BY_NAME, type PeopleView, type PeopleViewKind } from './people-view';

export const MIN_PEOPLE_IN_GROUP = 2;
export const MAX_PEOPLE_IN_GROUP = 50;
export const MAX_LIFT_HOURS = 24;
const MAX_REASON_LENGTH = 500;

/** What an organisation decided. */
export interface PeopleSetting {
  readonly view: PeopleViewKind;
  /** 2 to 50; kept while another view is in force. */
  readonly groupSize: number;
}

/** Of an organisation that decided nothing. */
export const DEFAULT_PEOPLE_SETTING: PeopleSetting = { view: 'names', groupSize: 5 };

/** One person sees the names for a while, for a reason that the audit log keeps. */
export interface PeopleLift {
  readonly id: string;
  readonly userId: string;
  readonly reason: string;
  readonly from: Date;
  /** First instant at which it is over. */
  readonly until: Date;
}

/** Keeps settings and lifts. What changes is recorded in the audit log with it. */
export interface PeopleSettings {
  /** The setting in force, with the organisation's secret (32 bytes in hex); undefined where nothing was decided. */
  find(tenant: TenantId): Promise<(PeopleSetting & { readonly secret: string }) | undefined>;
  /** @param secret taken where the organisation has none; one that it has stays */
  change(tenant: TenantId, setting: PeopleSetting, secret: string, by: Actor, at: Date): Promise<void>;
  /** The lift of a person that ends last, of those that are in force. */
  liftOf(tenant: TenantId, userId: string, at: Date): Promise<PeopleLift | undefined>;
  addLift(tenant: TenantId, lift: PeopleLift, by: Actor): Promise<void>;
  /** @returns false where none of theirs was in force */
  endLifts(tenant: TenantId, userId: string, by: Actor, at: Date): Promise<boolean>;
}

export interface PeopleProblem {
  readonly field: 'groupSize' | 'reason' | 'hours';
  readonly message: string;
}

/** What somebody sees of people, and until when where a lift shows them more. */
export interface SeenPeople extends PeopleSetting {
  readonly lift: PeopleLift | undefined;
}

/** Decides how whoever asks sees people. Nothing is remembered: a change, and the end of a lift, hold with the next question. */
export class PeoplePrivacy {
  constructor(
    private readonly settings: PeopleSettings,
    private readonly clock: Clock,
  ) {}

  async viewFor(principal: Principal): Promise<PeopleView> {
    const setting = await this.settings.find(principal.tenant);
    if (setting === undefined || setting.view === 'names') return BY_NAME;
    if ((await this.liftFor(principal)) !== undefined) return BY_NAME;
    if (setting.view === 'pseudonyms') return { kind: 'pseudonyms', secret: setting.secret };
    return { kind: 'groups', atLeast: setting.groupSize };
  }

  /** Whether they are shown names now: because everybody is, or because they lifted it. */
  async showsNames(principal: Principal): Promise<boolean> {
    return (await this.viewFor(principal)).kind === 'names';
  }

  async seenBy(principal: Principal): Promise<SeenPeople> {
    const { view, groupSize } = (await this.settings.find(principal.tenant)) ?? DEFAULT_PEOPLE_SETTING;
    return { view, groupSize, lift: await this.liftFor(principal) };
  }

  async change(tenant: TenantId, setting: PeopleSetting, by: Actor): Promise<Result<PeopleSetting, PeopleProblem>> {
    const { groupSize } = setting;
    if (!Number.isInteger(groupSize) || groupSize < MIN_PEOPLE_IN_GROUP || groupSize > MAX_PEOPLE_IN_GROUP) {
      const message = `is not a whole number from ${MIN_PEOPLE_IN_GROUP} to ${MAX_PEOPLE_IN_GROUP}`;
      return failed({ field: 'groupSize', message });
    }
    await this.settings.change(tenant, setting, randomBytes(32).toString('hex'), by, this.clock.now());
    return ok(setting);
  }

  /** Shows the names to one person, and to nobody else. @param hours a whole number from 1 to 24 */
  async lift(
    tenant: TenantId,
    userId: string,
    { reason, hours }: { readonly reason: string; readonly hours: number },
    by: Actor,
  ): Promise<Result<PeopleLift, PeopleProblem>> {
    const words = reason.trim();
    if (words === '' || words.length > MAX_REASON_LENGTH) {
      const message = `has ${words.length} characters: say in 1 to ${MAX_REASON_LENGTH} why names are needed`;
      return failed({ field: 'reason', message });
    }
    if (!Number.isInteger(hours) || hours < 1 || hours > MAX_LIFT_HOURS) {
      return failed({ field: 'hours', message: `is not a whole number from 1 to ${MAX_LIFT_HOURS}` });
    }
    const from = this.clock.now();
    const until = new Date(from.getTime() + hours * 3_600_000);
    const lift = { id: randomUUID(), userId, reason: words, from, until };
    await this.settings.addLift(tenant, lift, by);
    return ok(lift);
  }

  endLift(tenant: TenantId, userId: string, by: Actor): Promise<boolean> {
    return this.settings.endLifts(tenant, userId, by, this.clock.now());
  }

  private async liftFor(principal: Principal): Promise<PeopleLift | undefined> {
    if (principal.kind !== 'user') return undefined;
    // Who may no longer lift no longer sees what they lifted.
    if (!principal.access.permissions.has('people.reveal')) return undefined;
    return this.settings.liftOf(principal.tenant, principal.userId, this.clock.now());
  }
}
