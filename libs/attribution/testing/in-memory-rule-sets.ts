import {
  type NewRuleSet,
  rulesChanged,
  type RuleSet,
  type RuleSets,
  type RuleSetVersion,
} from '@tokenledger/attribution/domain';
import type { AppendAudit, TenantId } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';

export class InMemoryRuleSets implements RuleSets {
  /** Oldest first. */
  private readonly versions = new Map<TenantId, readonly RuleSetVersion[]>();
  private saved = 0;

  constructor(private readonly audit: AppendAudit<undefined> = () => Promise.resolve()) {}

  all(): Promise<readonly { readonly tenant: TenantId; readonly set: RuleSet }[]> {
    const newest = [...this.versions].flatMap(([tenant, versions]) => {
      const set = versions.at(-1);
      return set === undefined ? [] : [{ tenant, set }];
    });
    return Promise.resolve(newest.sort((left, right) => (left.tenant < right.tenant ? -1 : 1)));
  }

  read(tenant: TenantId, revision?: number): Promise<RuleSetVersion | undefined> {
    const versions = this.versionsOf(tenant);
    return Promise.resolve(
      revision === undefined ? versions.at(-1) : versions.find((version) => version.revision === revision),
    );
  }

  history(tenant: TenantId, limit: number, before = Infinity): Promise<readonly RuleSetVersion[]> {
    const versions = this.versionsOf(tenant).filter(({ revision }) => revision < before);
    return Promise.resolve(versions.toReversed().slice(0, limit));
  }

  async save(tenant: TenantId, set: NewRuleSet): Promise<Result<RuleSetVersion, 'other-revision'>> {
    const { rules, expectedRevision, by, reason, at } = set;
    const versions = this.versionsOf(tenant);
    const newest = versions.at(-1);
    if ((newest?.revision ?? 0) !== expectedRevision) return failed('other-revision');
    const recordedAt = newest !== undefined && newest.recordedAt > at ? newest.recordedAt : at;
    const revision = expectedRevision + 1;
    const saved = { revision, rules, recordedAt, recordedBy: by.name, reason, supersededAt: undefined };
    const before = newest === undefined ? [] : [...versions.slice(0, -1), { ...newest, supersededAt: recordedAt }];
    this.versions.set(tenant, [...before, saved]);
    this.saved += 1;
    await this.audit(undefined, tenant, rulesChanged(newest, saved, by, reason, recordedAt));
    return ok(saved);
  }

  revision(): Promise<string> {
    return Promise.resolve(`${this.saved}`);
  }

  private versionsOf(tenant: TenantId): readonly RuleSetVersion[] {
    return this.versions.get(tenant) ?? [];
  }
}
