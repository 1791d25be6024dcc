import { createHmac } from 'node:crypto';

import type { Directory } from '../directory/directory';
import { comparable } from '../directory/directory-unit';

/** How readers of the ledger see who made a call. */
export const PEOPLE_VIEWS = ['names', 'pseudonyms', 'groups'] as const;

export type PeopleViewKind = (typeof PEOPLE_VIEWS)[number];

export type PeopleView =
  | { readonly kind: 'names' }
  | {
      readonly kind: 'pseudonyms';
      /** 32 bytes in hex, of one organisation: who does not have it cannot tell a pseudonym by trying addresses. */
      readonly secret: string;
    }
  | {
      readonly kind: 'groups';
      /** Fewer people than this are never told apart from the rest. */
      readonly atLeast: number;
      /** Knows which names are one person's; without it each name is somebody. */
      readonly directory?: Pick<Directory, 'named'>;
    };

/** What the product does itself, and what an organisation sees that decided so. */
export const BY_NAME: PeopleView = { kind: 'names' };

/** Digits of a pseudonym: 64 bits, so that a million people meet in one with a chance of one in thirty million. */
const PSEUDONYM_DIGITS = 16;
const PSEUDONYM = new RegExp(`^Person [0-9A-F]{${PSEUDONYM_DIGITS}}$`);

/**
 * The same person has the same pseudonym as long as the secret stays, in whatever case a sender writes them: months can be
 * compared.
 */
export function pseudonymOf(secret: string, user: string): string {
  const digest = createHmac('sha256', Buffer.from(secret, 'hex')).update(comparable(user)).digest('hex');
  return `Person ${digest.slice(0, PSEUDONYM_DIGITS).toUpperCase()}`;
}

export function isPseudonym(text: string): boolean {
  return PSEUDONYM.test(text);
}

/** What stands for a group of people, in the place of a user. */
export function groupName(atLeast: number): string {
  return `${atLeast} or more people`;
}

/** What is shown in the place of one call's user; undefined where it is not told. */
export function shownUser(view: PeopleView, user: string | undefined): string | undefined {
  if (user === undefined || view.kind === 'names') return user;
  return view.kind === 'pseudonyms' ? pseudonymOf(view.secret, user) : undefined;
}

/**
 * Why values of a filter by user cannot be answered; undefined where they can. A filter that picks by name would tell
 * what one person used, whatever the answer calls them; under groups, so would the difference to an answer without it.
 */
export function peopleFilterProblem(view: PeopleView, users: readonly (string | null)[]): string | undefined {
  switch (view.kind) {
    case 'names':
      return undefined;
    case 'pseudonyms':
      return users.every((user) => user === null || isPseudonym(user))
        ? undefined
        : 'names a person: this organisation shows people under pseudonyms, send "Person …" as answers show it';
    case 'groups':
      return `picks people: this organisation shows them in groups of at least ${view.atLeast} only, leave the filter out`;
  }
}
