import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { SignInOutcome } from '@tokenledger/organization/domain';
import { RequestRefusedError } from '@tokenledger/shared/graphql';
import { createMeter } from '@tokenledger/shared/telemetry';
import type { ServerResponse } from 'node:http';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { clientAddress, type ClientRequest } from './client-address';
import { SUSPENDED } from './read-key-authentication';
import { readSignInBody } from './sign-in-body';
import { tooManyAttempts } from './too-many-attempts';

const signIns = createMeter('tokenledger.organization').counter('tokenledger.organization.sign_ins', {
  description: 'Attempts to sign in, by outcome.',
  unit: '{attempt}',
});

/** What the console learns at sign-in. */
interface SignedIn {
  readonly user: { readonly id: string; readonly email: string };
  readonly organization: { readonly id: string; readonly name: string };
}

/** Signing in and out: beside GraphQL, where nothing runs without a credential. */
@Controller('auth/session')
export class SessionController {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  /**
   * Whether this browser presents a session at all: its own scripts cannot see the cookie, and a page that asked GraphQL
   * to find out would be refused where nobody has signed in yet. Whether the session holds, `viewer` tells.
   */
  @Get()
  presents(
    @Req() request: ClientRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): { readonly presented: boolean } {
    response.setHeader('cache-control', 'no-store');
    return { presented: this.parts.cookie.tokenOf(request) !== undefined };
  }

  @Post()
  @HttpCode(200)
  async signIn(
    @Req() request: ClientRequest,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<SignedIn> {
    const { signIn, cookie, origin } = this.parts;
    origin.refuseForeign(request);
    const outcome = await signIn.signIn({
      ...readSignInBody(body),
      address: clientAddress(request) ?? 'unknown',
      userAgent: request.headers['user-agent'],
    });
    signIns.add(1, { outcome: outcome.outcome });
    if (outcome.outcome !== 'signed-in') throw refusalOf(outcome);
    // The browser forgets the token of the session before this one: nobody could end it any more.
    const previous = cookie.tokenOf(request);
    if (previous !== undefined) await signIn.signOut(previous, clientAddress(request));
    response.setHeader('set-cookie', cookie.holding(outcome.token, outcome.session.expiresAt));
    response.setHeader('cache-control', 'no-store');
    const { user, organization } = outcome;
    return {
      user: { id: user.id, email: user.email },
      organization: { id: organization.id, name: organization.name },
    };
  }

  /** 204; 200 with where to go where the person is signed in at a provider, which is to know, too. */
  @Delete()
  async signOut(
    @Req() request: ClientRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<{ readonly leaveAt: string } | undefined> {
    const { signIn, providerLogout, cookie, origin } = this.parts;
    let leaveAt: string | undefined;
    const token = cookie.tokenOf(request);
    if (token !== undefined) {
      origin.demand(request);
      leaveAt = await providerLogout.leave(token, origin.addressOf('/sign-in', request));
      await signIn.signOut(token, clientAddress(request));
    }
    response.setHeader('set-cookie', cookie.cleared());
    response.setHeader('cache-control', 'no-store');
    response.statusCode = leaveAt === undefined ? 204 : 200;
    return leaveAt === undefined ? undefined : { leaveAt };
  }
}

function refusalOf(outcome: Exclude<SignInOutcome, { readonly outcome: 'signed-in' }>): RequestRefusedError {
  switch (outcome.outcome) {
    case 'wrong-credentials':
      return new RequestRefusedError(
        'the e-mail address or the password is wrong: check both, or ask an administrator for a new password',
        'WRONG_CREDENTIALS',
        401,
      );
    case 'too-many-attempts':
      return tooManyAttempts(outcome.retryAfterSeconds);
    case 'tenant-suspended':
      return new RequestRefusedError(SUSPENDED, 'ORGANIZATION_SUSPENDED', 403);
  }
}
