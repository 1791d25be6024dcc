import { Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { Banner, FailureNote, Numbers } from '@tokenledger/shared/ui';

import { ChangePasswordDocument } from '../operations';
import {
  LONGEST_PASSWORD,
  PASSWORD_FIELDS,
  type PasswordField,
  type PasswordForm as Typed,
  type PasswordProblem,
  problemsOf,
  SHORTEST_PASSWORD,
} from './password-rules';

/** What the API calls the fields. */
const FIELDS_OF_API: Readonly<Record<string, PasswordField>> = { currentPassword: 'current', newPassword: 'next' };

/** Changes one's own password; what was typed leaves the screen once it was changed. */
@Component({
  selector: 'tl-password-form',
  imports: [Banner, FailureNote, TranslocoDirective],
  templateUrl: './password-form.html',
  styleUrl: './password-form.css',
})
export class PasswordForm {
  private readonly numbers = inject(Numbers);
  private readonly change = changeApi(ChangePasswordDocument, { isSecret: true });
  protected readonly fields = PASSWORD_FIELDS;
  protected readonly shortest = SHORTEST_PASSWORD;
  protected readonly longest = LONGEST_PASSWORD;

  /** Of whoever is signed in: password managers then know whose password it is. */
  readonly email = input.required<string>();
  readonly timeZone = input.required<string>();

  protected readonly isShown = signal(false);
  protected readonly isWorking = signal(false);
  protected readonly problems = signal<Readonly<Partial<Record<PasswordField, PasswordProblem>>>>({});
  /** What the API found wrong, in its words, by field. */
  protected readonly told = signal<Readonly<Partial<Record<PasswordField, string>>>>({});
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly changedAt = signal<string | undefined>(undefined);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = typedInto(form);
    if (this.isWorking()) return;
    this.changedAt.set(undefined);
    this.failure.set(undefined);
    this.told.set({});
    this.problems.set(problemsOf(typed, this.email()));
    const [wrong] = Object.keys(this.problems());
    if (wrong !== undefined) return focus(form, wrong);
    this.isWorking.set(true);
    const changed = await this.change({ input: { currentPassword: typed.current, newPassword: typed.next } });
    this.isWorking.set(false);
    if (!changed.done) return this.failure.set(changed.failure);
    const result = changed.data.changePassword;
    if (result.__typename === 'PasswordChanged') {
      form.reset();
      this.changedAt.set(this.numbers.dateTime(new Date(result.changedAt), this.timeZone()));
      return;
    }
    this.told.set(
      Object.fromEntries(result.issues.map(({ field, message }) => [FIELDS_OF_API[field] ?? 'next', message])),
    );
    focus(form, Object.keys(this.told())[0] ?? 'current');
  }
}

function typedInto(form: HTMLFormElement): Typed {
  const values = new FormData(form);
  const text = (name: PasswordField) => String(values.get(name) ?? '');
  return { current: text('current'), next: text('next'), repeated: text('repeated') };
}

function focus(form: HTMLFormElement, field: string): void {
  form.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();
}
