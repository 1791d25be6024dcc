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

/** Nothing was changed: somebody else changed the directory after the preview. */
export interface OutdatedPreview {
  readonly __typename: 'OutdatedPreview';
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

/** The same answer as GraphQL's `importDirectory` gives. */
export type Uploaded =
  | Exclude<ChangeDirectoryMutation['changeDirectory'], { readonly __typename: 'DirectoryChangedMeanwhile' }>
  | OutdatedPreview;

export interface DirectoryUpload {
  /** What a file would change. @param signal gives it up, at the API, too */
  preview(csv: string, options: UploadOptions, signal: AbortSignal): Promise<Changed<Uploaded>>;
  /** @param version of the preview that was looked at: only that is done */
  change(csv: string, options: UploadOptions, version: string): Promise<Changed<Uploaded>>;
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
  const params = ({ complete, on }: UploadOptions) => ({ complete, ...(on === '' ? {} : { on }) });
  const post = (csv: string, params: Readonly<Record<string, string | boolean>>) =>
    http.post<Uploaded>(UPLOAD_URL, csv, { params, headers: HEADERS });
  return {
    preview: (csv, options, signal) => answerOf(post(csv, { preview: true, ...params(options) }), signal),
    change: (csv, options, version) => answerOf(post(csv, { preview: false, ...params(options), version })),
    changes: (csv, options, signal) =>
      answerOf(
        http.post(UPLOAD_URL, csv, {
          params: { preview: true, ...params(options) },
          headers: { ...HEADERS, accept: 'text/csv' },
          responseType: 'text',
        }),
        signal,
      ),
  };
}
