import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { type ApiFailure, CurrentAccess, CurrentOrganization, toApiFailure } from '@tokenledger/shared/console-api';
import { firstValueFrom } from 'rxjs';

import { ViewerDocument, type ViewerQuery } from '../operations';

export type Viewer = ViewerQuery['viewer'];

/** `unknown` where it could not be found out. */
export type Presence = 'signed-in' | 'nobody' | 'unknown';

export type SignInOutcome =
  | { readonly outcome: 'signed-in' }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'suspended' }
  | { readonly outcome: 'too-many'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'unreachable' }
  | { readonly outcome: 'failed'; readonly id: string | undefined };

const SESSION_URL = '/auth/session';
const DEFAULT_RETRY_SECONDS = 60;

/** Who is signed in here, and signing in and out. */
@Service()
export class ViewerSession {
  private readonly http = inject(HttpClient);
  private readonly apollo = inject(Apollo);
  private readonly organization = inject(CurrentOrganization);
  private readonly access = inject(CurrentAccess);
  private readonly known = signal<Viewer | undefined>(undefined);

  private underWay: Promise<Presence> | undefined;

  /** Undefined until the API said who it is. */
  readonly viewer = this.known.asReadonly();

  /** Starts to find out who is signed in, so that whoever needs to know first (`find`) waits for less. */
  findAhead(): void {
    this.underWay = this.ask();
  }

  /** Finds out who is signed in, without asking what would be refused. */
  find(): Promise<Presence> {
    const answer = this.underWay ?? this.ask();
    // It holds for this moment only: the next one to ask is told anew.
    this.underWay = undefined;
    return answer;
  }

  /**
   * Asks the API who is signed in.
   * @returns the failure where nobody is, or where it could not be found out
   */
  async load(): Promise<ApiFailure | undefined> {
    try {
      const { data } = await firstValueFrom(this.apollo.query({ query: ViewerDocument, fetchPolicy: 'network-only' }));
      this.know(data?.viewer);
      return undefined;
    } catch (error) {
      return toApiFailure(error);
    }
  }

  async signIn(email: string, password: string): Promise<SignInOutcome> {
    try {
      await firstValueFrom(this.http.post(SESSION_URL, { email, password }));
    } catch (error) {
      return outcomeOf(error);
    }
    const failure = await this.load();
    if (failure === undefined) return { outcome: 'signed-in' };
    return failure.code === 'UNREACHABLE' ? { outcome: 'unreachable' } : { outcome: 'failed', id: failure.id };
  }

  /**
   * Ends the session here and at the API; nothing of its figures stays in this browser.
   * @returns where the person has to go to be signed out at their identity provider, too
   */
  async signOut(): Promise<string | undefined> {
    const answer = await firstValueFrom(this.http.delete<{ readonly leaveAt: string } | null>(SESSION_URL));
    await this.forget();
    return answer?.leaveAt;
  }

  /** Forgets what the ended session was told. */
  async forget(): Promise<void> {
    this.know(undefined);
    await this.apollo.client.clearStore();
  }

  private async ask(): Promise<Presence> {
    if (!(await this.isPresented())) return 'nobody';
    const failure = await this.load();
    if (failure === undefined) return 'signed-in';
    return failure.code === 'UNAUTHENTICATED' ? 'nobody' : 'unknown';
  }

  /** @returns true also where it cannot be found out: asking who it is tells better what is wrong */
  private async isPresented(): Promise<boolean> {
    try {
      const { presented } = await firstValueFrom(this.http.get<{ readonly presented: boolean }>(SESSION_URL));
      return presented;
    } catch {
      return true;
    }
  }

  private know(viewer: Viewer | undefined): void {
    this.known.set(viewer);
    this.organization.set(viewer?.organization);
    this.access.set(viewer);
  }
}

function outcomeOf(error: unknown): SignInOutcome {
  if (!(error instanceof HttpErrorResponse) || error.status === 0) return { outcome: 'unreachable' };
  switch (error.status) {
    case 400:
    case 401:
      return { outcome: 'wrong' };
    case 403:
      return { outcome: 'suspended' };
    case 429: {
      const seconds = Number(error.headers.get('retry-after'));
      return { outcome: 'too-many', retryAfterSeconds: seconds > 0 ? seconds : DEFAULT_RETRY_SECONDS };
    }
    default:
      return { outcome: 'failed', id: toApiFailure(error).id };
  }
}
