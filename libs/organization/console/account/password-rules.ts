/** As the API counts: characters, not bytes; a letter composed of several signs is one. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 256;

export interface PasswordForm {
  readonly current: string;
  readonly next: string;
  readonly repeated: string;
}

export const PASSWORD_FIELDS = ['current', 'next', 'repeated'] as const satisfies readonly (keyof PasswordForm)[];

export type PasswordField = (typeof PASSWORD_FIELDS)[number];

/** What is wrong with a field, as a key of its text. */
export const PASSWORD_PROBLEMS = ['missing', 'tooShort', 'tooLong', 'same', 'hasEmail', 'different'] as const;

export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];

/** What can be said before the API is asked. It decides; that the current password is right is known to it alone. */
export function problemsOf(
  form: PasswordForm,
  email: string,
): Readonly<Partial<Record<PasswordField, PasswordProblem>>> {
  const next = problemOfNext(form, email);
  return {
    ...(form.current === '' ? { current: 'missing' as const } : {}),
    ...(next === undefined ? {} : { next }),
    ...(form.repeated === form.next ? {} : { repeated: 'different' as const }),
  };
}

function problemOfNext({ current, next }: PasswordForm, email: string): PasswordProblem | undefined {
  const length = [...next.normalize('NFKC')].length;
  if (length === 0) return 'missing';
  if (length < SHORTEST_PASSWORD) return 'tooShort';
  if (length > LONGEST_PASSWORD) return 'tooLong';
  if (email !== '' && next.toLowerCase().includes(email.toLowerCase())) return 'hasEmail';
  return next === current ? 'same' : undefined;
}
