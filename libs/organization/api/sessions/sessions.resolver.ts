import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { actorOf, type Permission, type Principal, type Session } from '@tokenledger/organization/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';

import type { InvalidMemberInputType } from '../members/member-types';
import { isUuid } from '../is-uuid';
import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { EndSessionsResultUnion, type SessionsEndedType, SessionType } from './session-types';

/** Where people are signed in. Ended is ended everywhere: with the next request. */
@Resolver()
export class SessionsResolver {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Needs<Permission>('account.use')
  @Query(() => [SessionType], {
    description: "The signed-in person's sessions that go on, the one used last first. Only for people.",
  })
  async sessions(@CurrentReader() reader: Principal): Promise<SessionType[]> {
    const { tenant, userId, sessionId } = signedInUser(reader);
    const sessions = await this.parts.sessions.list(tenant, userId);
    return sessions.map((session) => toApiSession(session, sessionId));
  }

  @Needs<Permission>('account.use')
  @Mutation(() => Boolean, {
    description: "Ends one of the signed-in person's sessions, also this one. false: none of theirs that goes on.",
  })
  async endSession(@CurrentReader() reader: Principal, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    const user = signedInUser(reader);
    return isUuid(id) && this.parts.sessions.endOne(user.tenant, user.userId, id, actorOf(user));
  }

  @Needs<Permission>('account.use')
  @Mutation(() => Int, { description: 'Ends all sessions of the signed-in person but this one; how many there were.' })
  endOtherSessions(@CurrentReader() reader: Principal): Promise<number> {
    const user = signedInUser(reader);
    const { tenant, userId, sessionId } = user;
    return this.parts.sessions.endAll(tenant, userId, actorOf(user), sessionId);
  }

  @Needs<Permission>('members.change')
  @Mutation(() => EndSessionsResultUnion, {
    description:
      'Signs somebody of the organisation out everywhere; they may sign in again while they have an account.',
  })
  async endSessionsOf(
    @CurrentReader() reader: Principal,
    @Args('userId', { type: () => ID }) userId: string,
  ): Promise<SessionsEndedType | InvalidMemberInputType> {
    const by = signedInUser(reader);
    const { tenant } = by;
    const user = isUuid(userId) ? await this.parts.users.find(tenant, userId) : undefined;
    if (user === undefined) {
      const message = `There is nobody ${userId.slice(0, 100)}; list the members to see their ids.`;
      return { issues: [{ field: 'userId', message }] };
    }
    return {
      count: await this.parts.sessions.endAll(tenant, user.id, actorOf(by)),
    };
  }
}

function toApiSession(session: Session, currentId: string): SessionType {
  return {
    id: session.id,
    isCurrent: session.id === currentId,
    userAgent: session.userAgent,
    address: session.address ?? null,
    openedAt: session.createdAt,
    lastUsedAt: session.lastSeenAt,
    expiresAt: session.expiresAt,
  };
}
