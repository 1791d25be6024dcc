import type { Actor, AppendAudit, TenantId } from '@tokenledger/organization/domain';
import {
  type ContractTerm,
  type ContractTerms,
  contractTermsChanged,
  type TenantTerm,
  type TermChange,
  termChange,
  termKey,
} from '@tokenledger/pricing/domain';
import { ok, type Result } from '@tokenledger/shared/result';

interface KeptState {
  readonly tenant: TenantId;
  readonly at: Date;
  readonly terms: readonly ContractTerm[];
}

/** Contract terms of a test; keeps the contract that those in PostgreSQL keep. */
export class InMemoryContractTerms implements ContractTerms {
  private readonly states: KeptState[] = [];

  constructor(private readonly audit: AppendAudit<undefined> = () => Promise.resolve()) {}

  all(): Promise<readonly TenantTerm[]> {
    const tenants = new Set(this.states.map(({ tenant }) => tenant));
    return Promise.resolve([...tenants].flatMap((tenant) => this.known(tenant).map((term) => ({ tenant, term }))));
  }

  read(tenant: TenantId, knownAt?: Date): Promise<readonly ContractTerm[]> {
    return Promise.resolve(this.known(tenant, knownAt));
  }

  async replace(tenant: TenantId, terms: readonly ContractTerm[], by: Actor, at: Date): Promise<TermChange> {
    const before = this.known(tenant);
    const change = termChange(before, terms);
    if (change.added.length + change.superseded.length > 0) {
      const gone = new Set(change.superseded.map(termKey));
      this.states.push({ tenant, at, terms: [...before.filter((term) => !gone.has(termKey(term))), ...change.added] });
      await this.audit(undefined, tenant, contractTermsChanged(change, by, at));
    }
    return change;
  }

  async amend<E>(
    tenant: TenantId,
    amend: (terms: readonly ContractTerm[]) => Result<readonly ContractTerm[], E>,
    by: Actor,
    at: Date,
  ): Promise<Result<TermChange, E>> {
    const after = amend(this.known(tenant));
    return after.ok ? ok(await this.replace(tenant, after.value, by, at)) : after;
  }

  revision(): Promise<string> {
    return Promise.resolve(String(this.states.length));
  }

  private known(of: TenantId, knownAt?: Date): readonly ContractTerm[] {
    const known = this.states.filter(({ tenant, at }) => tenant === of && (knownAt === undefined || at <= knownAt));
    return known.at(-1)?.terms ?? [];
  }
}
