import type { Actor, TenantId } from '@tokenledger/organization/domain';
import { failed, ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import {
  type Rerating,
  type ReratingRefusal,
  type Reratings,
  type ReratingScope,
  type RevisedFact,
  revisedFact,
} from './rerating';
import { type InvalidRerating, type ReratingQuestion, validateReratingQuestion } from './validate-rerating-question';

export interface ReratingRequestPorts {
  readonly reratings: Reratings;
  /** Revision of the prices, or of the attribution rules, in force now, as far as it concerns a tenant. */
  readonly currentRevision: (tenant: TenantId, scope: ReratingScope) => Promise<string>;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type ReratingDenial = ReratingRefusal | 'other-prices';

/** What to tell a person, and what to do instead. */
export const DENIAL_TEXTS: Readonly<Record<ReratingDenial, string>> = {
  unknown: 'There is no such re-rating: take an id that the list of re-ratings shows.',
  'not-previewed': 'It has no finished preview: wait for it, or make a new one.',
  'applied-already': 'It is being applied or is done already. To undo it, bring the old price back and re-rate again.',
  'ended-already': 'It ended already. What it changed stays; to undo it, bring the old price back and re-rate again.',
  'other-prices':
    'Prices, or attribution rules, are not those of the preview, so that it does not say what would be done: save the rules that ' +
    'it was made of, or make a new preview.',
};

/**
 * Takes people's requests to re-rate calls of their own organisation. Who may change prices need not be who may change owners:
 * where it is said which of them is meant, one of the other kind is as good as none.
 */
export class ReratingRequests {
  constructor(private readonly ports: ReratingRequestPorts) {}

  /** @returns the re-rating, its preview queued, or all that is wrong with the question */
  async preview(
    tenant: TenantId,
    by: Actor,
    question: ReratingQuestion,
  ): Promise<Result<Rerating, readonly InvalidRerating[]>> {
    const scope = validateReratingQuestion(question);
    if (!scope.ok) return scope;
    const id = this.ports.newId();
    const requestedAt = this.ports.clock.now();
    const reason = question.reason.trim();
    await this.ports.reratings.request(tenant, { id, scope: scope.value, reason, requestedBy: by, requestedAt });
    return ok(await this.known(tenant, id));
  }

  /** Applies what was previewed, or goes on where an apply was cancelled or failed. */
  async apply(
    tenant: TenantId,
    by: Actor,
    id: string,
    revises?: RevisedFact,
  ): Promise<Result<Rerating, ReratingDenial>> {
    const { reratings, currentRevision, clock } = this.ports;
    const rerating = await reratings.find(tenant, id);
    if (rerating === undefined || !isOf(rerating, revises)) return failed('unknown');
    if (rerating.priceBook !== undefined && rerating.priceBook !== (await currentRevision(tenant, rerating.scope))) {
      return failed(rerating.state === 'done' ? 'applied-already' : 'other-prices');
    }
    const refusal = await reratings.apply(tenant, id, by, clock.now());
    return refusal === undefined ? ok(await this.known(tenant, id)) : failed(refusal);
  }

  async cancel(
    tenant: TenantId,
    by: Actor,
    id: string,
    revises?: RevisedFact,
  ): Promise<Result<Rerating, ReratingDenial>> {
    const rerating = await this.ports.reratings.find(tenant, id);
    if (rerating === undefined || !isOf(rerating, revises)) return failed('unknown');
    const refusal = await this.ports.reratings.cancel(tenant, id, by, this.ports.clock.now());
    return refusal === undefined ? ok(await this.known(tenant, id)) : failed(refusal);
  }

  private async known(tenant: TenantId, id: string): Promise<Rerating> {
    const rerating = await this.ports.reratings.find(tenant, id);
    if (rerating === undefined) throw new Error(`re-rating ${id} is gone although none is ever removed`);
    return rerating;
  }
}

function isOf({ scope }: Rerating, revises: RevisedFact | undefined): boolean {
  return revises === undefined || revisedFact(scope) === revises;
}
