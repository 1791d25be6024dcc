import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Language,
  LANGUAGES,
  type LanguageTag,
  Segmented,
  Theme,
  THEME_CHOICES,
  translator,
} from '@tokenledger/shared/ui';

import type { ScopeKind, UserRole } from '../operations';
import { ViewerSession } from '../session/viewer-session';
import { PasswordForm } from './password-form';

/** Key of the texts that say what each role is and may. */
const ROLE_TEXTS: Readonly<Record<UserRole, string>> = {
  OWNER: 'owner',
  FINANCE: 'finance',
  PLATFORM_ADMIN: 'platformAdmin',
  LEAD: 'lead',
  MEMBER: 'member',
  AUDITOR: 'auditor',
};
const SCOPE_TEXTS: Readonly<Record<ScopeKind, string>> = {
  COST_CENTRE: 'costCentre',
  TEAM: 'team',
  PROJECT: 'project',
};

/** Who is signed in, of which organisation, and what is theirs to change. */
@Component({
  selector: 'tl-account-page',
  imports: [PasswordForm, Segmented, TranslocoDirective],
  templateUrl: './account.html',
  styleUrl: './account.css',
})
export class Account {
  private readonly translate = translator('organization.account');
  protected readonly language = inject(Language);
  protected readonly theme = inject(Theme);
  protected readonly viewer = inject(ViewerSession).viewer;

  protected readonly roleTexts = ROLE_TEXTS;
  protected readonly scopeTexts = SCOPE_TEXTS;

  /** Each language names itself. */
  protected readonly languages = LANGUAGES.map(({ tag, name }) => ({ value: tag, text: name }));
  protected readonly themes = computed(() => {
    const translate = this.translate();
    return THEME_CHOICES.map((value) => ({ value, text: translate(`themes.${value}`) }));
  });

  protected chooseLanguage(tag: LanguageTag): void {
    this.language.choose(tag);
  }
}
