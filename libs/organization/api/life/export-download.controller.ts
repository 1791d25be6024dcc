import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { actorOf, organisationExported, type Permission, type Principal } from '@tokenledger/organization/domain';
import { demandPermission, ForbiddenError, RequestRefusedError, signedInUser } from '@tokenledger/shared/graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { NAMES_IN_EXPORTS } from './names-in-exports';
import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';

/** Files that are too large for an answer of GraphQL. */
@Controller('organization/exports')
export class ExportDownloadController {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  /** A tar of gzipped JSON lines. Each download is in the log before its first byte. */
  @Get(':id')
  async download(
    @Req() request: IncomingMessage,
    @Res() response: ServerResponse,
    @Param('id') id: string,
  ): Promise<void> {
    const reader = (await this.parts.authenticate(request)) as Principal;
    demandPermission<Permission>(reader, 'organization.own');
    const user = signedInUser(reader);
    const { exports, exportFiles, people, audit, clock } = this.parts;
    // Also a file that somebody else asked for while they were shown names.
    if (!(await people.showsNames(user))) throw new ForbiddenError(NAMES_IN_EXPORTS);
    const known = isUuid(id) ? await exports.find(user.tenant, id) : undefined;
    const file = known?.state === 'done' ? await exportFiles?.open(user.tenant, known.id) : undefined;
    if (known === undefined || file === undefined) {
      throw new RequestRefusedError('there is no file of this export: it may have expired', 'NOT_FOUND', 404);
    }
    await audit.append(
      user.tenant,
      organisationExported({ kind: 'organisation-export', id: known.id }, actorOf(user), clock.now()),
    );
    response.writeHead(200, {
      'content-type': 'application/x-tar',
      'content-length': file.bytes,
      'content-disposition': `attachment; filename="${user.tenant}-${known.requestedAt.toISOString().slice(0, 10)}.tar"`,
      'cache-control': 'no-store',
    });
    // Whoever goes away half-way sees a file that is shorter than was said.
    await pipeline(file.content, response).catch(() => response.destroy());
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
