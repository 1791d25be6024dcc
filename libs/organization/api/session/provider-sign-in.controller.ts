import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { RefusedSignIn } from '@tokenledger/organization/domain';
import { RedirectedRefusalError } from '@tokenledger/shared/graphql';
import { createMeter } from '@tokenledger/shared/telemetry';
import type { ServerResponse } from 'node:http';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { clientAddress, type ClientRequest } from './client-address';

const signIns = createMeter('tokenledger.organization').counter('tokenledger.organization.provider_sign_ins', {
  description: 'Attempts to sign in at an identity provider, by outcome.',
  unit: '{attempt}',
});

const TOO_MANY = 'there were too many sign-ins from this address that led nowhere';
const CALLBACK = '/auth/oidc/callback';
/** The console's page; it has the words for every refusal. */
const SIGN_IN_PAGE = '/sign-in';

/** What the sign-in page offers before anybody said who they are. */
interface Offer {
  readonly provider: { readonly name: string } | null;
  /** There are several, and the address says which. */
  readonly byEmail: boolean;
}

/** Signing in at an organisation's OpenID provider: a browser follows links, so that every answer is where to go next. */
@Controller('auth/oidc')
export class ProviderSignInController {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  @Get('offer')
  async offer(@Res({ passthrough: true }) response: ServerResponse): Promise<Offer> {
    response.setHeader('cache-control', 'no-store');
    const { only, areSeveral } = await this.parts.providerSignIn.offered();
    return { provider: only === undefined ? null : { name: only.name }, byEmail: areSeveral };
  }

  /** Without an e-mail address: to the only provider of the installation. Asks the provider, and keeps what was begun. */
  @Get('start')
  async start(
    @Req() request: ClientRequest,
    @Res() response: ServerResponse,
    @Query('email') email?: unknown,
  ): Promise<void> {
    const { providerSignIn, roundCookie, roundGate, origin } = this.parts;
    const admission = await roundGate.admit(clientAddress(request) ?? 'unknown');
    if (!admission.admitted) throw new RedirectedRefusalError(TOO_MANY, 'too-many-attempts', SIGN_IN_PAGE);
    const provider =
      typeof email === 'string' ? await providerSignIn.providerOf(email) : (await providerSignIn.offered()).only;
    const begun = await providerSignIn.begin(provider, origin.addressOf(CALLBACK, request));
    if (!begun.ok) throw refusalOf(begun.error);
    response.setHeader('set-cookie', roundCookie.holding(begun.value.browserToken, begun.value.expiresAt));
    sendTo(response, begun.value.url);
  }

  @Get('callback')
  async callback(@Req() request: ClientRequest, @Res() response: ServerResponse): Promise<void> {
    const { providerSignIn, roundCookie, roundGate, signIn, cookie } = this.parts;
    const query = request.url?.split('?')[1] ?? '';
    const browser = { userAgent: request.headers['user-agent'], address: clientAddress(request) };
    const opened = await providerSignIn.finish(query, roundCookie.tokenOf(request), browser);
    signIns.add(1, { outcome: opened.ok ? 'signed-in' : opened.error.reason });
    if (!opened.ok) throw refusalOf(opened.error);
    await roundGate.succeeded(browser.address ?? 'unknown');
    // The browser forgets the token of the session before this one: nobody could end it any more.
    const previous = cookie.tokenOf(request);
    if (previous !== undefined) await signIn.signOut(previous);
    const { token, session } = opened.value;
    response.setHeader('set-cookie', [cookie.holding(token, session.expiresAt), roundCookie.cleared()]);
    sendTo(response, '/');
  }
}

function sendTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  response.end();
}

function refusalOf({ reason, detail }: RefusedSignIn): RedirectedRefusalError {
  return new RedirectedRefusalError(`signing in at the identity provider: ${detail}`, reason, SIGN_IN_PAGE);
}
