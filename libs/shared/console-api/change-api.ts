import { inject, Injector } from '@angular/core';
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { Apollo } from 'apollo-angular';
import { firstValueFrom, type Observable } from 'rxjs';

import { type ApiFailure, toApiFailure } from './api-failure';
import { SessionEnd } from './session-end';

export type Changed<Data> =
  { readonly done: true; readonly data: Data } | { readonly done: false; readonly failure: ApiFailure };

export interface ChangeOptions {
  /** The answer holds a secret: it goes to whoever asked and is kept nowhere else, the cache included. */
  readonly isSecret?: boolean;
}

/**
 * Gives a function that sends a mutation, in an injection context. It never rejects: a failure is an outcome that the
 * page must show.
 */
export function changeApi<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  { isSecret = false }: ChangeOptions = {},
): (variables: Variables) => Promise<Changed<Data>> {
  const apollo = inject(Apollo);
  const injector = inject(Injector);
  return (variables) =>
    outcomeOf(
      apollo.mutate<Data, Variables>({
        mutation: document,
        variables,
        ...(isSecret ? { fetchPolicy: 'no-cache' } : {}),
      } as Parameters<typeof apollo.mutate<Data, Variables>>[0]),
      injector,
    );
}

/**
 * Gives a function that asks a question once, when somebody does something: `askApi` is for what a page shows. In an injection
 * context; it never rejects either.
 */
export function questionApi<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
): (variables: Variables) => Promise<Changed<Data>> {
  const apollo = inject(Apollo);
  const injector = inject(Injector);
  return (variables) =>
    outcomeOf(
      apollo.query<Data, Variables>({ query: document, variables, fetchPolicy: 'no-cache' } as Parameters<
        typeof apollo.query<Data, Variables>
      >[0]),
      injector,
    );
}

async function outcomeOf<Data>(sent: Observable<{ data?: unknown }>, injector: Injector): Promise<Changed<Data>> {
  try {
    const { data } = await firstValueFrom(sent);
    if (data === undefined || data === null) throw new Error('the API answered without data');
    return { done: true, data: data as Data };
  } catch (error) {
    const failure = toApiFailure(error);
    if (failure.code === 'UNAUTHENTICATED') injector.get(SessionEnd).tell();
    return { done: false, failure };
  }
}
