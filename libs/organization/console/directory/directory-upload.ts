import { HttpClient } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { type Changed, SessionEnd, toApiFailure } from '@tokenledger/shared/console-api';
import { firstValueFrom } from 'rxjs';

import type { ChangeDirectoryMutation } from '../operations';

/** What the API takes at this address; GraphQL takes less. */
export const MOST_BYTES = 32 * 1024 * 1024;

const UPLOAD_URL = '/directory/import';

export interface UploadOptions {
  readonly preview: boolean;
  readonly complete: boolean;
  /** Day that lines without one begin on; empty for today. */
  readonly on: string;
}

/** The same answer as GraphQL's changes give. */
export type Uploaded = ChangeDirectoryMutation['changeDirectory'];

/** Gives a function that sends a directory's file, in an injection context. It never rejects. */
export function directoryUpload(): (csv: string, options: UploadOptions) => Promise<Changed<Uploaded>> {
  const http = inject(HttpClient);
  const injector = inject(Injector);
  return async (csv, { preview, complete, on }) => {
    const params = { preview, complete, ...(on === '' ? {} : { on }) };
    try {
      const headers = { 'content-type': 'text/csv; charset=utf-8' };
      return { done: true, data: await firstValueFrom(http.post<Uploaded>(UPLOAD_URL, csv, { params, headers })) };
    } catch (error) {
      const failure = toApiFailure(error);
      if (failure.code === 'UNAUTHENTICATED') injector.get(SessionEnd).tell();
      return { done: false, failure };
    }
  };
}
