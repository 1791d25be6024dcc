import { computed, effect, inject, type Signal, signal, untracked } from '@angular/core';
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { Apollo } from 'apollo-angular';

import { type ApiFailure, toApiFailure } from './api-failure';
import { SessionEnd } from './session-end';

/** An answer of the API over time: what a page shows, and how sure it may be of it. */
export interface Answer<Data> {
  /** The newest answer, also while the next is on its way or has failed; undefined before the first. */
  readonly value: Signal<Data | undefined>;
  /** Whether `value` answers another question than the one asked now: it is shown dimmed. */
  readonly isOutdated: Signal<boolean>;
  readonly isLoading: Signal<boolean>;
  /** Why the question asked now has no newer answer. */
  readonly failure: Signal<ApiFailure | undefined>;
  /** When `value` came. */
  readonly answeredAt: Signal<Date | undefined>;
  /** Asks once more. */
  reload(): void;
}

export interface AskOptions {
  /** Asks again after so many milliseconds, for as long as the page is visible; never unless given. */
  readonly everyMs?: () => number | undefined;
}

interface Received<Data> {
  readonly data: Data;
  readonly key: string;
  readonly at: Date;
}

/**
 * Asks the API whenever the variables change, in an injection context.
 * @param variables undefined while the question is not complete: nothing is asked then
 */
export function askApi<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: () => Variables | undefined,
  options: AskOptions = {},
): Answer<Data> {
  const apollo = inject(Apollo);
  const sessionEnd = inject(SessionEnd);
  const asked = computed(variables);
  const key = computed(() => JSON.stringify(asked()));
  const turn = signal(0);
  const received = signal<Received<Data> | undefined>(undefined);
  const failed = signal<{ readonly failure: ApiFailure; readonly key: string } | undefined>(undefined);
  const isLoading = signal(false);

  effect((onCleanup) => {
    const forKey = key();
    turn();
    const question = untracked(asked);
    if (question === undefined) return;
    isLoading.set(true);
    const subscription = apollo
      .query<Data, Variables>({ query: document, variables: question, fetchPolicy: 'network-only' } as Parameters<
        typeof apollo.query<Data, Variables>
      >[0])
      .subscribe({
        next: ({ data }) => {
          isLoading.set(false);
          if (data === undefined) return;
          failed.set(undefined);
          received.set({ data: data as Data, key: forKey, at: new Date() });
        },
        error: (error: unknown) => {
          isLoading.set(false);
          const failure = toApiFailure(error);
          if (failure.code === 'UNAUTHENTICATED') sessionEnd.tell();
          failed.set({ failure, key: forKey });
        },
      });
    onCleanup(() => subscription.unsubscribe());
  });

  effect((onCleanup) => {
    const everyMs = options.everyMs?.();
    if (everyMs === undefined) return;
    const timer = setInterval(() => {
      if (!globalThis.document.hidden && !untracked(isLoading)) turn.update((count) => count + 1);
    }, everyMs);
    onCleanup(() => clearInterval(timer));
  });

  return {
    value: computed(() => received()?.data),
    isOutdated: computed(() => received() !== undefined && received()?.key !== key()),
    isLoading: isLoading.asReadonly(),
    failure: computed(() => (failed()?.key === key() ? failed()?.failure : undefined)),
    answeredAt: computed(() => received()?.at),
    reload: () => turn.update((count) => count + 1),
  };
}
