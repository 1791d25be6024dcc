import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';

import { type RoleInput, type ScopeKind, UnitsForRoleDocument, type UserRole } from '../operations';
import { RoleNames } from './role-names';
import { ROLES, SCOPE_KINDS, SCOPE_TEXTS } from './role-texts';

export interface FieldIssue {
  readonly field: string;
  readonly message: string;
}

/** Fields that the API may find fault with in a role. */
export const ROLE_FIELDS: readonly string[] = ['role', 'scopeUnit'];

/** A role, and where it holds: the part of a form that all dialogs share that give one. */
@Component({
  selector: 'tl-role-fields',
  imports: [TranslocoDirective],
  templateUrl: './role-fields.html',
  styleUrl: './role-fields.css',
})
export class RoleFields {
  /** What the API found fault with; those of other fields are for the dialog. */
  readonly issues = input<readonly FieldIssue[]>([]);
  /** Whether the role is the first field of its dialog. */
  readonly isFirst = input(false);

  protected readonly roles = ROLES;
  protected readonly names = inject(RoleNames);
  protected readonly scopeKinds = SCOPE_KINDS;
  protected readonly scopeTexts = SCOPE_TEXTS;

  private readonly role = signal<UserRole>('LEAD');
  protected readonly scopeKind = signal<ScopeKind | null>('TEAM');
  private readonly unit = signal('');

  /** What is filled in now. */
  readonly value = computed((): RoleInput => {
    const scopeKind = this.scopeKind();
    return { role: this.role(), scopeKind, scopeUnit: scopeKind === null ? null : this.unit() };
  });

  private readonly units = askApi(UnitsForRoleDocument, () => {
    const kind = this.scopeKind();
    return kind === null ? undefined : { kind };
  });
  /** Suggestions; where they cannot be had, an id is typed. */
  protected readonly suggested = computed(() => {
    const directory = this.units.value()?.directory;
    return directory?.__typename === 'Directory' ? directory.units.map(({ unit }) => unit) : [];
  });
  protected readonly hint = computed(() => {
    const role = this.role();
    return this.scopeKind() === null ? this.names.effectOf({ role, scopeKind: null, scopeUnit: null }) : undefined;
  });

  protected isChosen(role: UserRole): boolean {
    return this.role() === role;
  }

  protected problemOf(field: string): string | undefined {
    return this.issues().find((issue) => issue.field === field)?.message;
  }

  protected chooseRole(event: Event): void {
    this.role.set((event.target as HTMLSelectElement).value as UserRole);
  }

  protected chooseScope(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    this.scopeKind.set(chosen === '' ? null : (chosen as ScopeKind));
    this.unit.set('');
  }

  protected fillIn(event: Event): void {
    this.unit.set((event.target as HTMLInputElement).value);
  }
}
