import { failed, ok, type Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import { actorOf } from '../audit';
import type { UserPrincipal } from '../principal';
import { isEasilyGuessed } from './password-strength';
import type { Passwords } from './passwords';
import type { Users } from './ports';
import type { SignInGate } from './sign-in-limits';

export const SHORTEST_PASSWORD = 12;
/** Beyond it a password is not stronger, and only costs time. */
export const LONGEST_PASSWORD = 256;

export interface PasswordProblem {
  readonly field: 'currentPassword' | 'newPassword';
  readonly message: string;
}

export type PasswordRefusal =
  | { readonly reason: 'invalid'; readonly problem: PasswordProblem }
  | { readonly reason: 'too-many-attempts'; readonly retryAfterSeconds: number };

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

export interface PasswordChangerPorts {
  readonly users: Users;
  readonly gate: SignInGate;
  readonly passwords: Passwords;
  readonly clock: Clock;
}

/** Changes a person's own password. Whoever only has an open session cannot: the current password is needed. */
export class PasswordChanger {
  constructor(private readonly ports: PasswordChangerPorts) {}

  /**
   * Ends the person's other sessions with it.
   * @returns when it was changed
   */
  async change(principal: UserPrincipal, change: PasswordChange): Promise<Result<Date, PasswordRefusal>> {
    const { users, gate, passwords, clock } = this.ports;
    const user = await users.find(principal.tenant, principal.userId);
    if (user === undefined) return invalid('currentPassword', 'This account is not there any more: sign in again.');
    if (user.passwordHash === undefined) {
      return invalid('currentPassword', 'You have no password here: you sign in at your identity provider.');
    }
    const problem = passwordProblem(change.newPassword, user.email);
    if (problem !== undefined) return invalid('newPassword', problem);
    const admission = await gate.admit(user.email, undefined);
    if (!admission.admitted) {
      return failed({ reason: 'too-many-attempts', retryAfterSeconds: admission.retryAfterSeconds });
    }
    const matches = await gate.during(user.email, undefined, () =>
      passwords.matches(change.currentPassword, user.passwordHash),
    );
    if (!matches) {
      return invalid('currentPassword', 'This is not your current password: type the one you signed in with.');
    }
    await gate.succeeded(user.email, undefined);
    if (change.newPassword === change.currentPassword) {
      return invalid('newPassword', 'This is the password that you have: choose another one.');
    }
    const hash = await passwords.hash(change.newPassword);
    const now = clock.now();
    await users.setPassword(principal.tenant, user.id, hash, actorOf(principal), now, principal.sessionId);
    return ok(now);
  }
}

/** @returns what is wrong with it and what to choose instead; undefined where nothing is */
export function passwordProblem(password: string, email: string): string | undefined {
  const length = [...password.normalize('NFKC')].length;
  if (length < SHORTEST_PASSWORD) {
    return `The password has ${length} characters; choose at least ${SHORTEST_PASSWORD}, for example four words.`;
  }
  if (length > LONGEST_PASSWORD)
    return `The password is longer than ${LONGEST_PASSWORD} characters; choose a shorter one.`;
  if (password.toLowerCase().includes(email.toLowerCase())) {
    return 'The password contains your e-mail address; choose one that nobody can tell from it.';
  }
  if (isEasilyGuessed(password, email)) {
    return 'The password is among the first that somebody would try; choose another, for example four words that have nothing to do with each other.';
  }
  return undefined;
}

function invalid(field: PasswordProblem['field'], message: string): Result<never, PasswordRefusal> {
  return failed({ reason: 'invalid', problem: { field, message } });
}
