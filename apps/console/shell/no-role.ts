import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/**
 * In the place of every page, for a person without any role: what is wrong, and whom to ask. No owner is named, since who the
 * people of an organisation are is not for everybody who can sign in.
 */
@Component({
  selector: 'tl-no-role',
  imports: [RouterLink, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'shell.noRole'">
      <h1>{{ t('title') }}</h1>
      <p>{{ t('what', { organisation: organisation() }) }}</p>
      <p>{{ t('ask', { email: email() }) }}</p>
      <div class="actions">
        <button type="button" class="button primary" (click)="again.emit()">{{ t('again') }}</button>
        <a class="button" routerLink="/account">{{ t('account') }}</a>
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--space-3);
      max-width: 640px;
      padding: var(--space-6);
      overflow-wrap: anywhere;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
})
export class NoRole {
  readonly organisation = input.required<string>();
  readonly email = input.required<string>();
  readonly again = output();
}
