import {
  CompiledRules,
  NO_RULE_SET,
  NO_RULES,
  type OwnerRules,
  type RuleSets,
  ServiceProjects,
} from '@tokenledger/attribution/domain';
import type { PlacedServices, TenantId } from '@tokenledger/organization/domain';

export interface CurrentOwnerRulesParts {
  readonly sets: Pick<RuleSets, 'all' | 'revision'>;
  readonly services: Pick<PlacedServices, 'all' | 'of' | 'versions'>;
  /** Of every organisation: rules hold for its days. */
  readonly organisations: { reporting(): Promise<readonly { readonly id: TenantId; readonly timeZone: string }[]> };
  /** How long changed rules may go unnoticed, in milliseconds. */
  readonly lookEveryMs: number;
  /** Hears why the newest rules could not be read; those before stay in force until they can. */
  readonly onFailure: (error: unknown) => void;
}

/** Rules of one organisation, with what they were made of. */
interface Made {
  /** Equal where they would be made of the same again. */
  readonly from: string;
  readonly rules: CompiledRules;
}

type MadeRules = ReadonlyMap<TenantId, Made>;

/** Attribution rules and where services stand as they are now: read again soon after somebody changed them. */
export class CurrentOwnerRules {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private current: OwnerRules;

  private constructor(
    private readonly parts: CurrentOwnerRulesParts,
    private made: MadeRules,
    private revision: string,
  ) {
    this.current = rulesIn(made);
  }

  /** @throws where the rules cannot be read: nothing is booked without them */
  static async open(parts: CurrentOwnerRulesParts): Promise<CurrentOwnerRules> {
    // Before the rules themselves: a change in between is then seen as one.
    const seen = await look(parts);
    const opened = new CurrentOwnerRules(parts, await make(parts, seen.versions), seen.revision);
    opened.timer = setInterval(() => (opened.looking = opened.look()), parts.lookEveryMs).unref();
    return opened;
  }

  readonly rules = (): OwnerRules => this.current;

  /** Reads the rules again where any changed. */
  async look(): Promise<void> {
    try {
      await this.fresh();
    } catch (error) {
      this.parts.onFailure(error);
    }
  }

  /** The rules as they are at this moment, not a few seconds ago. @throws where they cannot be read */
  readonly fresh = async (): Promise<OwnerRules> => {
    const { revision, versions } = await look(this.parts);
    if (revision === this.revision) return this.current;
    this.made = await make(this.parts, versions, this.made);
    this.current = rulesIn(this.made);
    this.revision = revision;
    return this.current;
  };

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }
}

/** The rules as they are at this moment. @throws where they cannot be read */
export async function loadOwnerRules(
  parts: Pick<CurrentOwnerRulesParts, 'sets' | 'services' | 'organisations'>,
): Promise<OwnerRules> {
  return rulesIn(await make(parts, (await look(parts)).versions));
}

type Stores = Pick<CurrentOwnerRulesParts, 'sets' | 'services' | 'organisations'>;

async function look({ sets, services }: Stores) {
  const [revision, versions] = [await sets.revision(), await services.versions()];
  return { revision: JSON.stringify([revision, ...[...versions].sort()]), versions };
}

/**
 * A directory may have 100,000 services: those of organisations whose rules and directory are as they were are not made anew.
 * @param known of before; none: all are read at once
 */
async function make(
  { sets, services, organisations }: Stores,
  versions: ReadonlyMap<TenantId, string>,
  known?: MadeRules,
): Promise<MadeRules> {
  const saved = new Map((await sets.all()).map(({ tenant, set }) => [tenant, set]));
  const placed = known === undefined ? await services.all() : undefined;
  const made = new Map<TenantId, Made>();
  // One that was removed a moment ago is none of these, and has no calls to own.
  for (const { id, timeZone } of await organisations.reporting()) {
    const set = saved.get(id) ?? NO_RULE_SET;
    const from = JSON.stringify([set.revision, timeZone, versions.get(id)]);
    const before = known?.get(id);
    if (before?.from === from) {
      made.set(id, before);
      continue;
    }
    const stands = placed === undefined ? await services.of(id) : (placed.get(id) ?? []);
    const isNothing = set === NO_RULE_SET && stands.length === 0;
    const rules = isNothing ? NO_RULES : new CompiledRules(set, timeZone, new ServiceProjects(stands, timeZone));
    made.set(id, { from, rules });
  }
  return made;
}

function rulesIn(made: MadeRules): OwnerRules {
  return { rulesOf: (tenant) => made.get(tenant)?.rules ?? NO_RULES };
}
