import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  type AttributionRule,
  NO_RULE_SET,
  peopleRuleIssues,
  readRules,
  type RuleSets,
  tryRules,
} from '@tokenledger/attribution/domain';
import {
  type Actor,
  actorOf,
  type LedgerScopes,
  type Permission,
  type PlacedServices,
  type Principal,
  type TenantId,
} from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import type { Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import {
  type AttributionPreviewType,
  type AttributionRulesChangedType,
  AttributionRuleSetType,
  type AttributionRuleType,
  type InvalidAttributionRulesType,
  PreviewAttributionRulesInput,
  PreviewAttributionRulesResultUnion,
  SaveAttributionRulesInput,
  SaveAttributionRulesResultUnion,
} from './attribution-rules-types';
import {
  type AttributionTrialType,
  TryAttributionRulesInput,
  TryAttributionRulesResultUnion,
} from './attribution-trial-types';
import { fromApiRule, toApiIssue, toApiRuleSet } from './to-api-rules';
import { readCallValues, toApiTrial } from './to-api-trial';

/** Finds out in the background what rules would change of the calls that are booked. */
export interface RulePreviews {
  /**
   * @param question without rules those in force are meant
   * @returns what the preview is called, or what is wrong with the question
   */
  preview(
    tenant: TenantId,
    by: Actor,
    question: {
      readonly from: Date;
      readonly to: Date;
      readonly reason: string;
      readonly rules: readonly AttributionRule[] | undefined;
    },
  ): Promise<Result<string, readonly { readonly field: string; readonly message: string }[]>>;
}

export interface AttributionRulesPorts {
  readonly ruleSets: RuleSets;
  readonly previews: RulePreviews;
  readonly scopes: Pick<LedgerScopes, 'of'>;
  /** They own what no rule takes. */
  readonly services: Pick<PlacedServices, 'of'>;
  /** Days of rules are those of the organisation. */
  readonly timeZones: { timeZoneOf(tenant: TenantId): Promise<string> };
  readonly clock: Clock;
}

export const ATTRIBUTION_RULES_PORTS = Symbol('AttributionRulesPorts');

const MOST_VERSIONS = 100;
const LONGEST_REASON = 1_000;

@Resolver()
export class AttributionRulesResolver {
  constructor(@Inject(ATTRIBUTION_RULES_PORTS) private readonly ports: AttributionRulesPorts) {}

  @Needs<Permission>('directory.read')
  @Query(() => AttributionRuleSetType, {
    nullable: true,
    description: 'Who owns calls that do not say it themselves; null: there is no such revision.',
  })
  async attributionRules(
    @CurrentReader() { tenant }: Principal,
    @Args('revision', { type: () => Int, nullable: true, description: 'Those in force unless given.' })
    revision: number | null | undefined,
  ): Promise<AttributionRuleSetType | null> {
    const found = await this.ports.ruleSets.read(tenant, revision ?? undefined);
    return found === undefined && typeof revision === 'number' && revision !== 0 ? null : toApiRuleSet(found);
  }

  @Needs<Permission>('directory.read')
  @Query(() => TryAttributionRulesResultUnion, {
    description: 'Who would own a call that somebody thinks of, and why earlier rules do not take it. Reads no call.',
  })
  async tryAttributionRules(
    @CurrentReader() { tenant }: Principal,
    @Args('input', { type: () => TryAttributionRulesInput }) input: TryAttributionRulesInput,
  ): Promise<AttributionTrialType | InvalidAttributionRulesType> {
    const { ruleSets, services, timeZones, clock } = this.ports;
    const rules = input.rules ? readApiRules(input.rules) : undefined;
    const given = readCallValues(input.values);
    const issues = [...(rules?.ok === false ? rules.error : []), ...(given.ok ? [] : given.error)];
    if (rules?.ok === false || !given.ok) return { issues };
    const set =
      rules === undefined ? ((await ruleSets.read(tenant)) ?? NO_RULE_SET) : { revision: 0, rules: rules.value };
    const atMs = (input.at ?? clock.now()).getTime();
    const timeZone = await timeZones.timeZoneOf(tenant);
    const trial = tryRules(set, timeZone, given.value, atMs, await services.of(tenant));
    return toApiTrial(trial, set.rules);
  }

  @Needs<Permission>('directory.read')
  @Query(() => [AttributionRuleSetType], { description: 'Versions of the rules, the newest first. Kept for ever.' })
  async attributionHistory(
    @CurrentReader() { tenant }: Principal,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'At the most; 1 to 100, more are cut to 100.' })
    first: number,
    @Args('before', {
      type: () => Int,
      nullable: true,
      description: 'Only versions with a lower revision, for the next page.',
    })
    before: number | null | undefined,
  ): Promise<AttributionRuleSetType[]> {
    const limit = Math.min(MOST_VERSIONS, Math.max(1, first));
    return (await this.ports.ruleSets.history(tenant, limit, before ?? undefined)).map(toApiRuleSet);
  }

  @Needs<Permission>('attribution.change')
  @Mutation(() => SaveAttributionRulesResultUnion, {
    description:
      'Saves all rules in their order. They hold for calls that come, within ten seconds; what is booked is brought to them ' +
      'by `previewAttributionRules` and `applyAttribution`. Signed-in users only.',
  })
  async saveAttributionRules(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => SaveAttributionRulesInput }) input: SaveAttributionRulesInput,
  ): Promise<AttributionRuleSetType | AttributionRulesChangedType | InvalidAttributionRulesType> {
    const user = signedInUser(reader);
    const { tenant } = user;
    const { ruleSets, clock } = this.ports;
    const rules = readApiRules(input.rules);
    const issues = [...(rules.ok ? [] : rules.error), ...issuesOfReason(input.reason)];
    if (!rules.ok || issues.length > 0) return { issues };
    const singlingOut = await this.singlingOut(reader, rules.value);
    if (singlingOut.length > 0) return { issues: singlingOut };
    const saved = await ruleSets.save(tenant, {
      rules: rules.value,
      expectedRevision: input.expectedRevision,
      by: actorOf(user),
      reason: input.reason.trim(),
      at: clock.now(),
    });
    return saved.ok ? toApiRuleSet(saved.value) : { current: toApiRuleSet(await ruleSets.read(tenant)) };
  }

  @Needs<Permission>('attribution.change')
  @Mutation(() => PreviewAttributionRulesResultUnion, {
    description:
      'Starts to find out which booked calls, and how much money, would move from owner to owner; changes nothing. ' +
      'Signed-in users only.',
  })
  async previewAttributionRules(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => PreviewAttributionRulesInput }) input: PreviewAttributionRulesInput,
  ): Promise<AttributionPreviewType | InvalidAttributionRulesType> {
    const user = signedInUser(reader);
    const { from, to, reason } = input;
    const rules = input.rules ? readApiRules(input.rules) : undefined;
    if (rules !== undefined && !rules.ok) return { issues: [...rules.error] };
    const singlingOut = await this.singlingOut(reader, rules?.value);
    if (singlingOut.length > 0) return { issues: singlingOut };
    const asked = await this.ports.previews.preview(user.tenant, actorOf(user), {
      from,
      to,
      reason,
      rules: rules?.value,
    });
    return asked.ok ? { reratingId: asked.value } : { issues: [...asked.error] };
  }

  /** @param rules that somebody brings; without, those in force are meant, and were looked at when they were saved */
  private async singlingOut(reader: Principal, rules: readonly AttributionRule[] | undefined) {
    if (rules === undefined) return [];
    const { scopes, ruleSets } = this.ports;
    const [{ people }, standing] = await Promise.all([scopes.of(reader), ruleSets.read(reader.tenant)]);
    return peopleRuleIssues(people, rules, standing?.rules ?? []).map(toApiIssue);
  }
}

function readApiRules(rules: readonly AttributionRuleType[]) {
  const read = readRules(rules.map(fromApiRule));
  return read.ok ? read : { ok: false as const, error: read.error.map(toApiIssue) };
}

function issuesOfReason(reason: string) {
  if (reason.trim() === '') {
    return [{ field: 'reason', message: 'is empty: say why, it is kept for those who ask later' }];
  }
  if (reason.length <= LONGEST_REASON) return [];
  return [{ field: 'reason', message: `has ${reason.length} characters: ${LONGEST_REASON} at most` }];
}
