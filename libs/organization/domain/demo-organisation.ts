import type { Actor } from './audit';
import type { Tenant } from './tenant';
import type { TenantId } from './tenant-id';

/** What a demo organisation was filled with: with its seed the same calls can be made again. */
export interface DemoOrigin {
  readonly seed: number;
  /** Model calls that it was to get. */
  readonly calls: number;
  readonly startedAt: Date;
}

/** An organisation that was invented to be looked at. The mark, not the name, is what lets it be removed. */
export interface DemoOrganisation extends DemoOrigin {
  readonly tenant: TenantId;
  /** Undefined where filling it was broken off, or is going on. */
  readonly completedAt: Date | undefined;
}

/** Organisations marked as demo. Every method throws where the store fails. */
export interface DemoOrganisations {
  /**
   * Makes the organisation, its mark and the first entry of its log together: no moment has one without the others.
   * @returns false where the id is taken, by a demo or by anybody
   */
  create(tenant: Tenant, origin: DemoOrigin, by: Actor): Promise<boolean>;
  /** @returns undefined where the organisation is none of a demo */
  find(tenant: TenantId): Promise<DemoOrganisation | undefined>;
  complete(tenant: TenantId, at: Date): Promise<void>;
}
