import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { actorOf, type Permission, type Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import {
  type InvalidPeopleInputType,
  PeoplePrivacyInput,
  PeoplePrivacyResultUnion,
  PeoplePrivacyType,
  RevealPeopleInput,
} from './people-types';

@Resolver()
export class PeopleResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('spend.read')
  @Query(() => PeoplePrivacyType, { description: 'How whoever asks sees people in spend and calls.' })
  async peoplePrivacy(@CurrentReader() reader: Principal): Promise<PeoplePrivacyType> {
    const { view, groupSize, lift } = await this.parts.people.seenBy(reader);
    return {
      view,
      groupSize,
      lift: lift === undefined ? null : { reason: lift.reason, until: lift.until },
    };
  }

  @Needs<Permission>('people.protect')
  @Mutation(() => PeoplePrivacyResultUnion, {
    description: 'Changes how people are shown in spend and calls; it holds for the next question of everybody.',
  })
  async changePeoplePrivacy(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => PeoplePrivacyInput }) input: PeoplePrivacyInput,
  ): Promise<PeoplePrivacyType | InvalidPeopleInputType> {
    const user = signedInUser(reader);
    const changed = await this.parts.people.change(user.tenant, { ...input }, actorOf(user));
    return changed.ok ? this.peoplePrivacy(reader) : { issues: [changed.error] };
  }

  @Needs<Permission>('people.reveal')
  @Mutation(() => PeoplePrivacyResultUnion, {
    description: 'Shows names to whoever asks, and to nobody else, for a reason and a number of hours.',
  })
  async revealPeople(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => RevealPeopleInput }) input: RevealPeopleInput,
  ): Promise<PeoplePrivacyType | InvalidPeopleInputType> {
    const user = signedInUser(reader);
    const lifted = await this.parts.people.lift(user.tenant, user.userId, input, actorOf(user));
    return lifted.ok ? this.peoplePrivacy(reader) : { issues: [lifted.error] };
  }

  @Needs<Permission>('people.reveal')
  @Mutation(() => Boolean, { description: 'Hides names again; false where whoever asks saw none.' })
  hidePeople(@CurrentReader() reader: Principal): Promise<boolean> {
    const user = signedInUser(reader);
    return this.parts.people.endLift(user.tenant, user.userId, actorOf(user));
  }
}
