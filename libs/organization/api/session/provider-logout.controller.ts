import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { SaidByToken } from '@tokenledger/organization/domain';
import { RequestRefusedError } from '@tokenledger/shared/graphql';
import { createMeter } from '@tokenledger/shared/telemetry';
import type { ServerResponse } from 'node:http';

import { readTextBody } from '../directory/read-text-body';
import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { clientAddress, type ClientRequest } from './client-address';
import { demandAdmission } from './too-many-attempts';

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

  /**
   * Needs no credential but the token, which the provider signed; so what is refused is limited by the address that it comes
   * from. 200 also where nobody was signed in.
   */
  @Post()
  @HttpCode(200)
  async logout(@Req() request: ClientRequest, @Res({ passthrough: true }) response: ServerResponse): Promise<void> {
    response.setHeader('cache-control', 'no-store');
    const { providerLogout, logoutGate } = this.parts;
    const address = clientAddress(request) ?? 'unknown';
    demandAdmission(await logoutGate.admit(address), 'logouts that were refused');
    const token = new URLSearchParams(await readTextBody(request, MAX_BYTES)).get('logout_token');
    const said = token === null ? undefined : saidBy(token);
    if (token === null || said === undefined) {
      throw new RequestRefusedError('logout_token: a JWT in a form is expected', 'BAD_REQUEST', 400);
    }
    const ended = await providerLogout.end(said, token);
    logouts.add(1, { outcome: ended.ok ? 'ended' : ended.error.reason });
    if (!ended.ok)
      throw new RequestRefusedError(`the logout token is refused: ${ended.error.reason}`, 'BAD_REQUEST', 400);
    await logoutGate.succeeded(address);
  }
}

/** What it says of itself; whether that is true, its signature shows. */
function saidBy(token: string): SaidByToken | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Readonly<
      Record<string, unknown>
    >;
    const { iss: issuer, aud } = claims;
    if (typeof issuer !== 'string') return undefined;
    return { issuer, audiences: [aud].flat().filter((one) => typeof one === 'string') };
  } catch {
    return undefined;
  }
}
