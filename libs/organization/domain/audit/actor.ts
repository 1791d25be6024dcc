import type { Principal } from '../principal';

/** `operator`: whoever runs the admin command; `system`: TokenLedger itself. */
export const ACTOR_KINDS = ['user', 'read-key', 'operator', 'system'] as const;

export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who does something, as it is kept for those who ask later. */
export interface Actor {
  readonly kind: ActorKind;
  /** A user's or a key's public id; of an operator the name that the operating system knows them by. */
  readonly id: string;
  /** To show, as it is at that time: of a user the e-mail address. */
  readonly name: string;
  /** Where the request came from, as far as the edge can tell. */
  readonly address?: string | undefined;
}

export function actorOf(principal: Principal): Actor {
  const { address } = principal;
  return principal.kind === 'user'
    ? { kind: 'user', id: principal.userId, name: principal.email, address }
    : { kind: 'read-key', id: principal.keyId, name: principal.keyId, address };
}

/** @param part of TokenLedger that acts without being told to, for example `bootstrap` */
export function systemActor(part: string): Actor {
  return { kind: 'system', id: part, name: part };
}

/** @param osUser name by which the operating system knows whoever runs the command */
export function operatorActor(osUser: string): Actor {
  return { kind: 'operator', id: osUser, name: `npm run admin (${osUser})` };
}

/** How a table that has one column for it says who did something. */
export function signatureOf({ kind, id, name }: Actor): string {
  return kind === 'user' ? id : name;
}
