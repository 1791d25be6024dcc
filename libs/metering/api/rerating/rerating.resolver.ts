import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  DENIAL_TEXTS,
  type Rerating,
  type ReratingDenial,
  type ReratingRequests,
  type Reratings,
  type RevisedFact,
} from '@tokenledger/metering/domain';
import { actorOf, type Permission, type Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import type { Result } from '@tokenledger/shared/result';

import { PreviewReratingInput } from './rerating-input';
import {
  ChangeReratingResultUnion,
  type InvalidReratingInputType,
  PreviewReratingResultUnion,
  ReratedFactEnum,
  type ReratingDeniedType,
  ReratingType,
} from './rerating-types';
import { toApiRerating } from './to-api-rerating';

export interface ReratingPorts {
  readonly reratings: Reratings;
  readonly requests: ReratingRequests;
}

export const RERATING_PORTS = Symbol('ReratingPorts');

const MOST_RERATINGS = 100;

@Resolver()
export class ReratingResolver {
  constructor(@Inject(RERATING_PORTS) private readonly ports: ReratingPorts) {}

  @Needs<Permission>('checks.read')
  @Query(() => [ReratingType], { description: "Re-ratings of the reader's organisation, the newest first." })
  async reratings(
    @CurrentReader() reader: Principal,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'At the most; 1 to 100, more are cut to 100.' })
    first: number,
    @Args('revises', { type: () => ReratedFactEnum, nullable: true, description: 'Only of these; all unless given.' })
    revises: RevisedFact | null | undefined,
  ): Promise<ReratingType[]> {
    const limit = Math.min(MOST_RERATINGS, Math.max(1, first));
    return (await this.ports.reratings.list(reader.tenant, limit, revises ?? undefined)).map(toApiRerating);
  }

  @Needs<Permission>('checks.read')
  @Query(() => ReratingType, {
    nullable: true,
    description: "How far a re-rating has come; null: the reader's organisation has no such re-rating.",
  })
  async rerating(
    @CurrentReader() reader: Principal,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ReratingType | null> {
    const rerating = await this.ports.reratings.find(reader.tenant, id);
    return rerating === undefined ? null : toApiRerating(rerating);
  }

  @Needs<Permission>('prices.change')
  @Mutation(() => PreviewReratingResultUnion, {
    description:
      'Starts to find out what the prices of now would change of the past; changes nothing. Signed-in users only.',
  })
  async previewRerating(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => PreviewReratingInput }) input: PreviewReratingInput,
  ): Promise<ReratingType | InvalidReratingInputType> {
    const user = signedInUser(reader);
    const { from, to, reason } = input;
    const question = { from, to, reason, provider: input.provider ?? undefined, model: input.model ?? undefined };
    const asked = await this.ports.requests.preview(user.tenant, actorOf(user), question);
    return asked.ok ? toApiRerating(asked.value) : { issues: [...asked.error] };
  }

  @Needs<Permission>('prices.change')
  @Mutation(() => ChangeReratingResultUnion, {
    description:
      'Starts to change calls as the preview says, or goes on where that was cancelled or failed. Refused where prices ' +
      'changed since the preview. Signed-in users only.',
  })
  async applyRerating(
    @CurrentReader() reader: Principal,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ReratingType | ReratingDeniedType> {
    const user = signedInUser(reader);
    return toApiChange(await this.ports.requests.apply(user.tenant, actorOf(user), id, 'prices'));
  }

  @Needs<Permission>('prices.change')
  @Mutation(() => ChangeReratingResultUnion, {
    description: 'Ends a re-rating before its next step; what was changed stays. Signed-in users only.',
  })
  async cancelRerating(
    @CurrentReader() reader: Principal,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ReratingType | ReratingDeniedType> {
    const user = signedInUser(reader);
    return toApiChange(await this.ports.requests.cancel(user.tenant, actorOf(user), id, 'prices'));
  }

  @Needs<Permission>('attribution.change')
  @Mutation(() => ChangeReratingResultUnion, {
    description:
      'Starts to bring booked calls to the attribution rules in force, as their preview says, or goes on where that was ' +
      'cancelled or failed. Refused where the rules in force do not say what was previewed. Signed-in users only.',
  })
  async applyAttribution(
    @CurrentReader() reader: Principal,
    @Args('id', { type: () => ID, description: 'Of the preview.' }) id: string,
  ): Promise<ReratingType | ReratingDeniedType> {
    const user = signedInUser(reader);
    return toApiChange(await this.ports.requests.apply(user.tenant, actorOf(user), id, 'owners'));
  }

  @Needs<Permission>('attribution.change')
  @Mutation(() => ChangeReratingResultUnion, {
    description: 'Ends it, or its preview, before the next step; what was changed stays. Signed-in users only.',
  })
  async cancelAttribution(
    @CurrentReader() reader: Principal,
    @Args('id', { type: () => ID, description: 'Of the preview.' }) id: string,
  ): Promise<ReratingType | ReratingDeniedType> {
    const user = signedInUser(reader);
    return toApiChange(await this.ports.requests.cancel(user.tenant, actorOf(user), id, 'owners'));
  }
}

function toApiChange(changed: Result<Rerating, ReratingDenial>): ReratingType | ReratingDeniedType {
  return changed.ok ? toApiRerating(changed.value) : { denial: changed.error, message: DENIAL_TEXTS[changed.error] };
}
