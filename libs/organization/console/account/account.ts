import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { May } from '@tokenledger/shared/console-api';
import {
  Language,
  LANGUAGES,
  type LanguageTag,
  Segmented,
  Theme,
  THEME_CHOICES,
  translator,
} from '@tokenledger/shared/ui';

import { PeopleNote } from '../people/people-note';
import { RoleNames } from '../roles/role-names';
import { ViewerSession } from '../session/viewer-session';
import { MyUse } from './my-use';
import { PasswordForm } from './password-form';
import { SessionList } from './session-list';

/** Who is signed in, of which organisation, and what is theirs to change. */
@Component({
  selector: 'tl-account-page',
  imports: [May, MyUse, PasswordForm, PeopleNote, SessionList, Segmented, TranslocoDirective],
  templateUrl: './account.html',
  styleUrl: './account.css',
})
export class Account {
  private readonly translate = translator('organization.account');
  protected readonly language = inject(Language);
  protected readonly theme = inject(Theme);
  protected readonly viewer = inject(ViewerSession).viewer;

  protected readonly roles = inject(RoleNames);

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
