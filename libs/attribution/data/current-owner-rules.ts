import { CompiledRules, NO_RULES, type OwnerRules, type RuleSets } from '@tokenledger/attribution/domain';
import type { TenantId } from '@tokenledger/organization/domain';

export interface CurrentOwnerRulesParts {
  readonly sets: Pick<RuleSets, 'all' | 'revision'>;
  /** Of every organisation: rules hold for its days. */
  readonly organisations: { reporting(): Promise<readonly { readonly id: TenantId; readonly timeZone: string }[]> };
  /** How long changed rules may go unnoticed, in milliseconds. */
  readonly lookEveryMs: number;
  /** Hears why the newest rules could not be read; those before stay in force until they can. */
  readonly onFailure: (error: unknown) => void;
}

/** Attribution rules as they are now: read again soon after somebody saved others. */
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
    const revision = await parts.sets.revision();
    const opened = new CurrentOwnerRules(parts, await load(parts), revision);
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
    const revision = await this.parts.sets.revision();
    if (revision === this.revision) return this.current;
    this.current = await load(this.parts);
    this.revision = revision;
    return this.current;
  };

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }
}

async function load({ sets, organisations }: CurrentOwnerRulesParts): Promise<OwnerRules> {
  const zones = new Map((await organisations.reporting()).map(({ id, timeZone }) => [id, timeZone]));
  const byTenant = new Map<TenantId, CompiledRules>();
  for (const { tenant, set } of await sets.all()) {
    const timeZone = zones.get(tenant);
    // One that was removed a moment ago has no calls to own.
    if (timeZone !== undefined) byTenant.set(tenant, new CompiledRules(set, timeZone));
  }
  return { rulesOf: (tenant) => byTenant.get(tenant) ?? NO_RULES };
}
