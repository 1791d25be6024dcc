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
  readonly services: Pick<PlacedServices, 'all' | 'version'>;
  /** Of every organisation: rules hold for its days. */
  readonly organisations: { reporting(): Promise<readonly { readonly id: TenantId; readonly timeZone: string }[]> };
  /** How long changed rules may go unnoticed, in milliseconds. */
  readonly lookEveryMs: number;
  /** Hears why the newest rules could not be read; those before stay in force until they can. */
  readonly onFailure: (error: unknown) => void;
}

/** Attribution rules and where services stand as they are now: read again soon after somebody changed them. */
export class CurrentOwnerRules {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  private constructor(
    private readonly parts: CurrentOwnerRulesParts,
    private current: OwnerRules,
    private revision: string,
  ) {}

  /** @throws where the rules cannot be read: nothing is booked without them */
  static async open(parts: CurrentOwnerRulesParts): Promise<CurrentOwnerRules> {
    // Before the rules themselves: a change in between is then seen as one.
    const revision = await revisionOf(parts);
    const opened = new CurrentOwnerRules(parts, await loadOwnerRules(parts), revision);
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
    const revision = await revisionOf(this.parts);
    if (revision === this.revision) return this.current;
    this.current = await loadOwnerRules(this.parts);
    this.revision = revision;
    return this.current;
  };

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }
}

/** The rules as they are at this moment. @throws where they cannot be read */
export async function loadOwnerRules({
  sets,
  services,
  organisations,
}: Pick<CurrentOwnerRulesParts, 'sets' | 'services' | 'organisations'>): Promise<OwnerRules> {
  const saved = new Map((await sets.all()).map(({ tenant, set }) => [tenant, set]));
  const placed = await services.all();
  const byTenant = new Map<TenantId, CompiledRules>();
  // One that was removed a moment ago is none of these, and has no calls to own.
  for (const { id, timeZone } of await organisations.reporting()) {
    const [set, stands] = [saved.get(id), placed.get(id)];
    if (set === undefined && stands === undefined) continue;
    byTenant.set(id, new CompiledRules(set ?? NO_RULE_SET, timeZone, new ServiceProjects(stands ?? [], timeZone)));
  }
  return { rulesOf: (tenant) => byTenant.get(tenant) ?? NO_RULES };
}

async function revisionOf({ sets, services }: Pick<CurrentOwnerRulesParts, 'sets' | 'services'>): Promise<string> {
  return `${await sets.revision()} ${await services.version()}`;
}
