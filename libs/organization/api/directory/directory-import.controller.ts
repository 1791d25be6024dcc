import { Controller, HttpCode, Inject, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import {
  actorOf,
  type DirectoryPlan,
  exportMade,
  type Permission,
  type Principal,
} from '@tokenledger/organization/domain';
import { demandPermission, RequestRefusedError, TakesLonger } from '@tokenledger/shared/graphql';
import { inTurns } from '@tokenledger/shared/portions';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { ORGANIZATION_PARTS, type OrganizationParts } from '../organization-parts';
import { type DirectoryChangeType, UnitPartEnum } from './directory-change-types';
import { type InvalidDirectoryType, UnitKindEnum } from './directory-types';
import { planCsv } from './import-csv';
import type { OutdatedPreviewType } from './import-directory-types';
import { readTextBody } from './read-text-body';
import { toApiDirectoryChange } from './to-api-directory';

/** 100,000 people and what they belong to are a fifth of it. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Values of enumerations as GraphQL writes them, by the field that they stand in. */
const ENUM_NAMES: Readonly<Record<string, ReadonlyMap<unknown, string>>> = {
  kind: new Map(Object.entries(UnitKindEnum).map(([name, kind]) => [kind, name])),
  part: new Map(Object.entries(UnitPartEnum).map(([name, part]) => [part, name])),
};

/**
 * Files that are larger than a GraphQL request may be. Says what `importDirectory` says, as GraphQL writes it: a
 * `DirectoryChange`, or with status 200 as well an `InvalidDirectory` or `OutdatedPreview`, told apart by `__typename`. A
 * preview is given as CSV, all of its lines, to whoever accepts that; its version is in `directory-version` then.
 */
@Controller('directory/import')
export class DirectoryImportController {
  constructor(@Inject(ORGANIZATION_PARTS) private readonly parts: OrganizationParts) {}

  /**
   * @param query `preview` and `complete` are `true` or `false`, and have to be said; `on` is a day, today unless given;
   * `version` is of the preview that is applied
   */
  @Post()
  @HttpCode(200)
  @TakesLonger(4)
  async import(
    @Req() request: IncomingMessage,
    @Query() query: Readonly<Record<string, unknown>>,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<object> {
    // The same as for GraphQL, where a cookie counts only from our own pages.
    const reader = (await this.parts.authenticate(request)) as Principal;
    demandPermission<Permission>(reader, 'directory.change');
    if (!/^text\/csv\b/i.test(request.headers['content-type'] ?? '')) {
      throw new RequestRefusedError('the body is no CSV: send it with content-type text/csv', 'BAD_REQUEST', 400);
    }
    const [preview, complete] = [truth(query, 'preview'), truth(query, 'complete')];
    const [on, version] = [textOf(query, 'on'), textOf(query, 'version')];
    const wantsFile = preview && /^text\/csv\b/i.test(request.headers.accept ?? '');
    // Whoever goes away does not want to know any more.
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished)
        gone.abort(new RequestRefusedError('whoever sent the file went away', 'BAD_REQUEST', 400));
    });
    const csv = await readTextBody(request, MAX_BYTES);
    response.setHeader('cache-control', 'no-store');
    const outcome = await planCsv(this.parts, reader, { csv, preview, complete, on, version }, gone.signal);
    if ('refusal' in outcome) return asGraphql(outcome.refusal);
    if (!wantsFile) return asGraphql(await toApiDirectoryChange(outcome.plan, outcome.standing));
    response.setHeader('directory-version', outcome.standing.version ?? '');
    return this.asFile(reader, outcome.plan, response);
  }

  /** It says of people what the directory does: whoever takes it away is in the audit log as if they had exported that. */
  private async asFile(reader: Principal, plan: DirectoryPlan, response: ServerResponse): Promise<StreamableFile> {
    const { audit, clock, directoryCsv } = this.parts;
    const file = await inTurns(directoryCsv.writeChanges(plan));
    await audit.append(reader.tenant, exportMade({ kind: 'directory', id: 'preview' }, actorOf(reader), clock.now()));
    response.setHeader('content-type', 'text/csv; charset=utf-8');
    return new StreamableFile(Buffer.from(file));
  }
}

function truth(query: Readonly<Record<string, unknown>>, name: string): boolean {
  const text = query[name];
  if (text === 'true' || text === 'false') return text === 'true';
  throw new RequestRefusedError(`${name} is missing: add ?${name}=true or ${name}=false`, 'BAD_REQUEST', 400);
}

function textOf(query: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const text = query[name];
  return typeof text === 'string' ? text : undefined;
}

/** JSON as GraphQL's answer would be: kinds by their names there, whole numbers as text. */
function asGraphql(answer: DirectoryChangeType | InvalidDirectoryType | OutdatedPreviewType): object {
  const __typename =
    'issues' in answer ? 'InvalidDirectory' : 'applied' in answer ? 'DirectoryChange' : 'OutdatedPreview';
  const text = JSON.stringify({ __typename, ...answer }, (key, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    return ENUM_NAMES[key]?.get(value) ?? value;
  });
  return JSON.parse(text) as object;
}
