import { HttpClient } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { type Changed, SessionEnd, toApiFailure } from '@tokenledger/shared/console-api';
import { firstValueFrom, fromEvent, type Observable, takeUntil } from 'rxjs';

import type { ChangeDirectoryMutation } from '../operations';

/** What the API takes at this address; GraphQL takes less. */
export const MOST_BYTES = 32 * 1024 * 1024;

const UPLOAD_URL = '/directory/import';
const HEADERS = { 'content-type': 'text/csv; charset=utf-8' };

export interface UploadOptions {
  readonly complete: boolean;
  /** Day that lines without one begin on; empty for today. */
  readonly on: string;
}

/** The same answer as GraphQL's changes give. */
export type Uploaded = Exclude<
  ChangeDirectoryMutation['changeDirectory'],
  { readonly __typename: 'DirectoryChangedMeanwhile' }
>;

export interface DirectoryUpload {
  /** What a file would change. @param signal gives it up, at the API, too */
  preview(csv: string, options: UploadOptions, signal: AbortSignal): Promise<Changed<Uploaded>>;
  change(csv: string, options: UploadOptions): Promise<Changed<Uploaded>>;
  /** All that a file would change, as CSV. */
  changes(csv: string, options: UploadOptions, signal: AbortSignal): Promise<Changed<string>>;
}

/** Sends a directory's file, in an injection context. Nothing of it rejects. */
export function directoryUpload(): DirectoryUpload {
  const http = inject(HttpClient);
  const injector = inject(Injector);
  const answerOf = async <T>(answer: Observable<T>, signal?: AbortSignal): Promise<Changed<T>> => {
    try {
      const awaited = signal === undefined ? answer : answer.pipe(takeUntil(fromEvent(signal, 'abort')));
      return { done: true, data: await firstValueFrom(awaited) };
    } catch (error) {
      const failure = toApiFailure(error);
      if (failure.code === 'UNAUTHENTICATED') injector.get(SessionEnd).tell();
      return { done: false, failure };
    }
  };
  const params = (preview: boolean, { complete, on }: UploadOptions) => ({
    preview,
    complete,
    ...(on === '' ? {} : { on }),
  });
  const post = (csv: string, preview: boolean, options: UploadOptions) =>
    http.post<Uploaded>(UPLOAD_URL, csv, { params: params(preview, options), headers: HEADERS });
  return {
    preview: (csv, options, signal) => answerOf(post(csv, true, options), signal),
    change: (csv, options) => answerOf(post(csv, false, options)),
    changes: (csv, options, signal) =>
      answerOf(
        http.post(UPLOAD_URL, csv, {
          params: params(true, options),
          headers: { ...HEADERS, accept: 'text/csv' },
          responseType: 'text',
        }),
        signal,
      ),
  };
}
