import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { catchError, of } from 'rxjs';

import { type SignInOutcome, ViewerSession } from '../session/viewer-session';
import { idOfRefusal, textOfRefusal } from './provider-refusals';

/** Whether people can sign in outside, and where, before anybody said who they are. */
interface ProviderOffer {
  readonly provider: { readonly name: string } | null;
  /** There are several: the address says which. */
  readonly byEmail: boolean;
}

/** Where it could not be found out: an address leads to its provider, or to a word about why not. */
const UNKNOWN_OFFER: ProviderOffer = { provider: null, byEmail: true };

/** The first screen of whoever is not known yet. */
@Component({
  selector: 'tl-sign-in',
  imports: [TranslocoDirective],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.css',
})
export class SignIn {
  private readonly session = inject(ViewerSession);
  private readonly router = inject(Router);

  /** Where to go afterwards: a path within the console. */
  readonly then = input<string>();
  /** Given where a session ended while its page was open. */
  readonly ended = input<string>();

  /** A word of the way back from an identity provider, with the id of its failure. */
  readonly refused = input<string>();
  readonly id = input<string>();

  protected readonly offer = toSignal(
    inject(HttpClient)
      .get<ProviderOffer>('/auth/oidc/offer')
      .pipe(catchError(() => of(UNKNOWN_OFFER))),
  );
  protected readonly typed = signal('');
  protected readonly lacksEmail = signal(false);
  protected readonly isWorking = signal(false);
  protected readonly isIncomplete = signal(false);
  private readonly refusal = signal<Exclude<SignInOutcome, { outcome: 'signed-in' }> | undefined>(undefined);

  /** What to tell, as a text and what goes into it. */
  protected readonly message = computed(
    (): { readonly key: string; readonly values: Record<string, unknown> } | undefined => {
      if (this.lacksEmail()) return { key: 'provider.emailFirst', values: {} };
      if (this.isIncomplete()) return { key: 'missing', values: {} };
      const refusal = this.refusal();
      const refused = this.refused();
      if (refusal === undefined && refused !== undefined) {
        return { key: textOfRefusal(refused), values: { id: idOfRefusal(this.id()) } };
      }
      switch (refusal?.outcome) {
        case undefined:
          return undefined;
        case 'too-many':
          return { key: 'too-many', values: { minutes: Math.ceil(refusal.retryAfterSeconds / 60) } };
        case 'failed':
          return { key: 'failed', values: { id: refusal.id ?? '—' } };
        default:
          return { key: refusal?.outcome ?? 'failed', values: {} };
      }
    },
  );

  protected startFor(email: string): string {
    return `/auth/oidc/start?${new URLSearchParams({ email }).toString()}`;
  }

  protected needsEmail(event: Event): void {
    this.lacksEmail.set(this.typed() === '');
    if (this.lacksEmail()) event.preventDefault();
  }

  protected async signIn(event: Event, email: string, password: string): Promise<void> {
    event.preventDefault();
    if (this.isWorking()) return;
    this.refusal.set(undefined);
    this.lacksEmail.set(false);
    this.isIncomplete.set(email.trim() === '' || password === '');
    if (this.isIncomplete()) return;
    this.isWorking.set(true);
    const outcome = await this.session.signIn(email.trim(), password);
    this.isWorking.set(false);
    if (outcome.outcome === 'signed-in') await this.router.navigateByUrl(pathWithin(this.then()));
    else this.refusal.set(outcome);
  }
}

/** A path of the console and nothing else: `//elsewhere` would leave it. */
function pathWithin(then: string | undefined): string {
  return then !== undefined && /^\/(?![/\\])/.test(then) && !then.startsWith('/sign-in') ? then : '/';
}
