import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RequestRefusedError } from '@tokenledger/shared/graphql';
import { createMeter } from '@tokenledger/shared/telemetry';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { readTextBody } from '../directory/read-text-body';
import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';

const logouts = createMeter('tokenledger.organization').counter('tokenledger.organization.provider_logouts', {
  description: 'Logouts that identity providers told of, by outcome.',
  unit: '{logout}',
});

/** A token is about one kilobyte. */
const MAX_BYTES = 32 * 1024;

/** An identity provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0, 2.5). */
@Controller('auth/oidc/logout')
export class ProviderLogoutController {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  /** Needs no credential but the token, which the provider signed. 200 also where nobody was signed in. */
  @Post()
  @HttpCode(200)
  async logout(@Req() request: IncomingMessage, @Res({ passthrough: true }) response: ServerResponse): Promise<void> {
    response.setHeader('cache-control', 'no-store');
    const token = new URLSearchParams(await readTextBody(request, MAX_BYTES)).get('logout_token');
    const issuer = token === null ? undefined : issuerOf(token);
    if (token === null || issuer === undefined) {
      throw new RequestRefusedError('logout_token: a JWT in a form is expected', 'BAD_REQUEST', 400);
    }
    const ended = await this.parts.providerLogout.end(issuer, token);
    logouts.add(1, { outcome: ended.ok ? 'ended' : ended.error.reason });
    if (!ended.ok)
      throw new RequestRefusedError(`the logout token is refused: ${ended.error.reason}`, 'BAD_REQUEST', 400);
  }
}

/** What it says of itself; whether that is true, its signature shows. */
function issuerOf(token: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const issuer = typeof claims === 'object' && claims !== null && 'iss' in claims ? claims.iss : undefined;
    return typeof issuer === 'string' ? issuer : undefined;
  } catch {
    return undefined;
  }
}
