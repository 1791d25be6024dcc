import { Service } from '@angular/core';
import { translator } from '@tokenledger/shared/ui';

import type { ScopeKind, UserRole } from '../operations';
import { ROLE_TEXTS, SCOPE_TEXTS } from './role-texts';

/** A role as the API tells it: in the whole organisation unless a unit is given. */
export interface ShownRole {
  readonly role: UserRole;
  readonly scopeKind: ScopeKind | null;
  readonly scopeUnit: string | null;
}

/** Roles in the reader's language. */
@Service()
export class RoleNames {
  private readonly translate = translator('organization.roles');

  nameOf(role: UserRole): string {
    return this.translate()(`names.${ROLE_TEXTS[role]}`);
  }

  kindOf(kind: ScopeKind): string {
    return this.translate()(`kinds.${SCOPE_TEXTS[kind]}`);
  }

  /** `Lead of team payments` */
  describe({ role, scopeKind, scopeUnit }: ShownRole): string {
    const name = this.nameOf(role);
    if (scopeKind === null) return name;
    return this.translate()(`of.${SCOPE_TEXTS[scopeKind]}`, { role: name, unit: scopeUnit });
  }

  /** What it allows: `sees the spend of team payments and all below it` */
  effectOf({ role, scopeKind, scopeUnit }: ShownRole): string {
    if (scopeKind === null) return this.translate()(`may.${ROLE_TEXTS[role]}`);
    return this.translate()(`within.${SCOPE_TEXTS[scopeKind]}`, { unit: scopeUnit });
  }
}
