import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { type Dialogs, DialogTitle, FailureNote, type GuardedDialog, SecretOnce } from '@tokenledger/shared/ui';

import { AddMemberDocument, GrantRoleDocument, type RoleInput } from '../operations';
import { type FieldIssue, ROLE_FIELDS, RoleFields } from '../roles/role-fields';
import type { Member } from './members';

export interface GiveRoleTask {
  /** Who gets the role; somebody new unless given. */
  readonly to?: Pick<Member, 'id' | 'email'>;
}

/** Fields of the form that the API may find fault with. */
const FIELDS: readonly string[] = ['email', ...ROLE_FIELDS];

/** Gives a role to somebody, who may be new: then their password is shown this one time. */
@Component({
  selector: 'tl-role-dialog',
  imports: [DialogTitle, FailureNote, RoleFields, SecretOnce, TranslocoDirective],
  templateUrl: './role-dialog.html',
  styleUrl: './role-dialog.css',
})
export class RoleDialog implements GuardedDialog {
  protected readonly task = inject<GiveRoleTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  private readonly add = changeApi(AddMemberDocument, { isSecret: true });
  private readonly grant = changeApi(GrantRoleDocument);

  protected readonly isWorking = signal(false);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly added = signal<{ readonly email: string; readonly password: string } | undefined>(undefined);
  private readonly secret = viewChild(SecretOnce);
  private readonly role = viewChild.required(RoleFields);

  /** What no field of the form is to blame for. */
  protected readonly otherProblems = computed(() => this.issues().filter(({ field }) => !FIELDS.includes(field)));

  protected problemOf(field: string): string | undefined {
    return this.issues().find((issue) => issue.field === field)?.message;
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isWorking()) return;
    const form = new FormData(event.target as HTMLFormElement);
    this.isWorking.set(true);
    this.issues.set([]);
    this.failure.set(undefined);
    await this.give(String(form.get('email') ?? ''), this.role().value());
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
