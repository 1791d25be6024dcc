import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, changeApi } from '@tokenledger/shared/console-api';
import { DialogTitle, FailureNote } from '@tokenledger/shared/ui';

import { AddGroupRoleDocument } from '../operations';
import { type FieldIssue, ROLE_FIELDS, RoleFields } from '../roles/role-fields';

/** Gives the members of a group at the identity provider a role. */
@Component({
  selector: 'tl-group-role-dialog',
  imports: [DialogTitle, FailureNote, RoleFields, TranslocoDirective],
  templateUrl: './group-role-dialog.html',
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
    }
  `,
})
export class GroupRoleDialog {
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  private readonly add = changeApi(AddGroupRoleDocument);
  private readonly role = viewChild.required(RoleFields);

  protected readonly isWorking = signal(false);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  /** Of the group, and of what no field is to blame for. */
  protected readonly problem = computed(() =>
    this.issues()
      .filter(({ field }) => !ROLE_FIELDS.includes(field))
      .map(({ message }) => message)
      .join(' '),
  );

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isWorking()) return;
    const group = String(new FormData(event.target as HTMLFormElement).get('group') ?? '');
    this.isWorking.set(true);
    this.issues.set([]);
    this.failure.set(undefined);
    const changed = await this.add({ input: { group, role: this.role().value() } });
    this.isWorking.set(false);
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.addGroupRole.__typename === 'InvalidGroupRole') {
      this.issues.set(changed.data.addGroupRole.issues);
    } else this.dialog.close(true);
  }
}
