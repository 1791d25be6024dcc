import { Component, computed, DOCUMENT, effect, inject, signal, untracked } from '@angular/core';
import {
  type IsActiveMatchOptions,
  NavigationEnd,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ViewState } from '@tokenledger/metering/console';
import { NamesShown, PeopleSight, RoleNames, ViewerSession } from '@tokenledger/organization/console';
import { CurrentAccess, SessionEnd } from '@tokenledger/shared/console-api';
import {
  Banner,
  Language,
  LANGUAGES,
  Numbers,
  type LanguageTag,
  Theme,
  THEME_CHOICES,
  type ThemeChoice,
} from '@tokenledger/shared/ui';
import { filter } from 'rxjs';

import { PaletteOpener } from '../palette/palette-opener';
import { jobsFor } from './jobs';
import { NoRole } from './no-role';
import { THEME_TEXTS } from './theme-texts';

/** The frame around every page: the jobs at the left, who is here and how it looks at its foot. */
@Component({
  selector: 'tl-shell',
  imports: [Banner, NamesShown, NoRole, RouterOutlet, RouterLink, RouterLinkActive, TranslocoDirective],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  providers: [PeopleSight],
})
export class Shell {
  private readonly router = inject(Router);
  private readonly session = inject(ViewerSession);
  private readonly document = inject(DOCUMENT);
  private readonly sessionEnd = inject(SessionEnd);
  protected readonly language = inject(Language);
  protected readonly theme = inject(Theme);
  /** What is looked at goes along from page to page. */
  protected readonly view = inject(ViewState);

  protected readonly palette = inject(PaletteOpener);

  protected readonly viewer = this.session.viewer;
  private readonly roles = inject(RoleNames);
  /** What of the organisation is seen, where it is not all: every figure is of that part. */
  protected readonly part = computed(() => {
    const viewer = this.viewer();
    if (viewer === undefined || viewer.seesAllSpend) return undefined;
    return viewer.user?.roles.map((held) => this.roles.describe(held)).join(', ');
  });
  private readonly access = inject(CurrentAccess);
  protected readonly isOwner = computed(() => this.access.may('ORGANIZATION_OWN'));
  /** Whoever has no role would see a refusal in every place of a page. */
  protected readonly roleless = computed(() => {
    const viewer = this.viewer();
    if (viewer?.user?.roles.length !== 0) return undefined;
    return { organisation: viewer.organization.name, email: viewer.user.email };
  });
  protected readonly people = inject(PeopleSight);
  private readonly url = signal(this.router.url);
  protected readonly isOnAccount = computed(() => this.url().startsWith('/account'));
  private readonly numbers = inject(Numbers);
  protected readonly jobs = computed(() => jobsFor(this.access));
  /** Whatever is filtered for: a value alone and a list of one are not the same to the router. */
  protected readonly samePage: IsActiveMatchOptions = {
    paths: 'subset',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
  protected readonly languages = LANGUAGES;
  protected readonly themes = THEME_CHOICES.map((choice) => ({ choice, text: THEME_TEXTS[choice] }));
  /** On a phone the jobs are behind a button. */
  protected readonly isRailOpen = signal(false);
  protected readonly signOutFailed = signal(false);

  constructor() {
    this.palette.listen();
    // An end that was told before belongs to the frame before: whoever signed in again has a new one.
    const toldBefore = this.sessionEnd.told();
    effect(() => {
      if (this.sessionEnd.told() > toldBefore) untracked(() => void this.askToSignInAgain());
    });
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd)).subscribe(() => {
      this.isRailOpen.set(false);
      this.url.set(this.router.url);
    });
  }

  protected at(instant: string): string {
    return this.numbers.dateTime(new Date(instant), this.viewer()?.organization.timeZone ?? 'UTC');
  }

  protected async lookAgain(): Promise<void> {
    await this.session.load();
  }

  protected chooseLanguage(event: Event): void {
    this.language.choose((event.target as HTMLSelectElement).value as LanguageTag);
  }

  protected chooseTheme(event: Event): void {
    this.theme.choose((event.target as HTMLSelectElement).value as ThemeChoice);
  }

  protected async signOut(): Promise<void> {
    let leaveAt: string | undefined;
    try {
      leaveAt = await this.session.signOut();
    } catch {
      // Still signed in, and the person must know.
      this.signOutFailed.set(true);
      return;
    }
    if (leaveAt === undefined) await this.router.navigateByUrl('/sign-in');
    else this.document.location.assign(leaveAt);
  }

  /** The page's state is in its address, so that whoever signs in again goes on where they were. */
  private async askToSignInAgain(): Promise<void> {
    const then = this.router.url;
    await this.session.forget();
    await this.router.navigate(['/sign-in'], { queryParams: { ended: 1, then } });
  }
}
