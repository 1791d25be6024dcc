import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, askApi, changeApi } from '@tokenledger/shared/console-api';
import { type Dialogs, DialogTitle, FailureNote, type GuardedDialog, SecretOnce } from '@tokenledger/shared/ui';

import {
  AddMemberDocument,
  GrantRoleDocument,
  type RoleInput,
  type ScopeKind,
  UnitsForRoleDocument,
  type UserRole,
} from '../operations';
import { RoleNames } from '../roles/role-names';
import { ROLES, SCOPE_KINDS, SCOPE_TEXTS } from '../roles/role-texts';
import type { Member } from './members';

export interface GiveRoleTask {
  /** Who gets the role; somebody new unless given. */
  readonly to?: Pick<Member, 'id' | 'email'>;
}

interface Issue {
  readonly field: string;
  readonly message: string;
}

/** Fields of the form that the API may find fault with. */
const FIELDS: readonly string[] = ['email', 'role', 'scopeUnit'];

/** Gives a role to somebody, who may be new: then their password is shown this one time. */
@Component({
  selector: 'tl-role-dialog',
  imports: [DialogTitle, FailureNote, SecretOnce, TranslocoDirective],
  templateUrl: './role-dialog.html',
  styleUrl: './role-dialog.css',
})
export class RoleDialog implements GuardedDialog {
  protected readonly task = inject<GiveRoleTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  private readonly add = changeApi(AddMemberDocument, { isSecret: true });
  private readonly grant = changeApi(GrantRoleDocument);

  protected readonly roles = ROLES;
  protected readonly names = inject(RoleNames);
  protected readonly scopeKinds = SCOPE_KINDS;
  protected readonly scopeTexts = SCOPE_TEXTS;

  protected readonly role = signal<UserRole>('LEAD');
  protected readonly scopeKind = signal<ScopeKind | null>('TEAM');
  protected readonly isWorking = signal(false);
  protected readonly issues = signal<readonly Issue[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly added = signal<{ readonly email: string; readonly password: string } | undefined>(undefined);
  private readonly secret = viewChild(SecretOnce);

  private readonly units = askApi(UnitsForRoleDocument, () => {
    const kind = this.scopeKind();
    return kind === null ? undefined : { kind };
  });
  /** Suggestions; where they cannot be had, an id is typed. */
  protected readonly suggested = computed(() => {
    const directory = this.units.value()?.directory;
    return directory?.__typename === 'Directory' ? directory.units.map(({ unit }) => unit) : [];
  });
  /** What no field of the form is to blame for. */
  protected readonly otherProblems = computed(() => this.issues().filter(({ field }) => !FIELDS.includes(field)));

  protected problemOf(field: string): string | undefined {
    return this.issues().find((issue) => issue.field === field)?.message;
  }

  protected chooseRole(event: Event): void {
    this.role.set((event.target as HTMLSelectElement).value as UserRole);
  }

  protected chooseScope(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    this.scopeKind.set(chosen === '' ? null : (chosen as ScopeKind));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isWorking()) return;
    const form = new FormData(event.target as HTMLFormElement);
    const scopeKind = this.scopeKind();
    const scopeUnit = scopeKind === null ? null : String(form.get('unit') ?? '');
    this.isWorking.set(true);
    this.issues.set([]);
    this.failure.set(undefined);
    await this.give(String(form.get('email') ?? ''), { role: this.role(), scopeKind, scopeUnit });
    this.isWorking.set(false);
  }

  mayClose(): boolean {
    if (this.isWorking()) return false;
    return this.secret()?.mayLeave() ?? true;
  }

  private async give(email: string, role: RoleInput): Promise<void> {
    const { to } = this.task;
    if (to === undefined) {
      const changed = await this.add({ email, role });
      if (!changed.done) this.failure.set(changed.failure);
      else if (changed.data.addMember.__typename === 'InvalidMemberInput')
        this.issues.set(changed.data.addMember.issues);
      else this.added.set({ email: changed.data.addMember.member.email, password: changed.data.addMember.password });
      return;
    }
    const changed = await this.grant({ userId: to.id, role });
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.grantRole.__typename === 'InvalidMemberInput') this.issues.set(changed.data.grantRole.issues);
    else this.dialog.close(true);
  }
}

/** Opens the dialog; resolves once it is closed, whatever came of it. */
export async function giveRole(dialogs: Dialogs, task: GiveRoleTask): Promise<void> {
  await dialogs.open<true, GiveRoleTask>(RoleDialog, task, 560);
}
