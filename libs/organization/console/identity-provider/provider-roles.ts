import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, askApi, changeApi, May } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  Banner,
  CopyButton,
  DataTable,
  Dialogs,
  FailureNote,
  Skeleton,
  TableCell,
  type TableColumn,
  Toasts,
  translator,
} from '@tokenledger/shared/ui';

import {
  AddGroupRoleDocument,
  type AddGroupRoleMutation,
  IdentityProviderDocument,
  type RoleOfGroupFragment,
  RemoveGroupRoleDocument,
} from '../operations';
import { RoleNames } from '../roles/role-names';
import { GroupRoleDialog } from './group-role-dialog';
import { ProviderCheck } from './provider-check';

/** Paths at the console's own address, where the API answers (docs/guides/signing-in.md). */
const REDIRECT_PATH = '/auth/oidc/callback';
const LOGOUT_PATH = '/auth/oidc/logout';

/** Where people sign in outside, whether that works, and what the groups there are here. */
@Component({
  selector: 'tl-provider-roles',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    Banner,
    CopyButton,
    DataTable,
    FailureNote,
    May,
    ProviderCheck,
    Skeleton,
    TableCell,
    TranslocoDirective,
  ],
  templateUrl: './provider-roles.html',
  styleUrl: './provider-roles.css',
})
export class ProviderRoles {
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly names = inject(RoleNames);
  private readonly add = changeApi(AddGroupRoleDocument);
  private readonly remove = changeApi(RemoveGroupRoleDocument);
  private readonly translate = translator('organization.provider');
  private readonly origin = inject(DOCUMENT).location.origin;

  protected readonly answer = askApi(IdentityProviderDocument, () => ({}));
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  protected readonly provider = computed(() => this.answer.value()?.identityProvider ?? undefined);
  protected readonly rows = computed(() => this.provider()?.groupRoles ?? []);
  protected readonly addresses = computed(() => [
    { key: 'redirect', address: `${this.origin}${REDIRECT_PATH}` },
    { key: 'logout', address: `${this.origin}${LOGOUT_PATH}` },
  ]);
  protected readonly keyOf = ({ group, role, scopeKind, scopeUnit }: RoleOfGroupFragment) =>
    JSON.stringify([group, role, scopeKind, scopeUnit]);
  protected readonly columns = computed((): readonly TableColumn<RoleOfGroupFragment>[] => {
    const translate = this.translate();
    return [
      { key: 'group', header: translate('columns.group'), text: ({ group }) => group, sortBy: ({ group }) => group },
      { key: 'role', header: translate('columns.role'), text: (held) => this.names.describe(held) },
      { key: 'may', header: translate('columns.may'), text: (held) => this.names.effectOf(held) },
      { key: 'actions', header: translate('columns.actions'), text: () => '' },
    ];
  });

  protected describe(held: RoleOfGroupFragment): string {
    return this.names.describe(held);
  }

  protected async give(): Promise<void> {
    await this.dialogs.open<true, undefined>(GroupRoleDialog, undefined, 560);
    this.answer.reload();
  }

  /** At once, and offers the way back: a line is given again as it was. */
  protected async take(held: RoleOfGroupFragment): Promise<void> {
    const changed = await this.remove({ input: inputOf(held) });
    if (this.isTaken(changed.done ? changed.data.removeGroupRole : changed.failure)) {
      const text = this.translate()('removed', { group: held.group, role: this.describe(held) });
      this.toasts.show({ text, undo: () => void this.giveBack(held) });
    }
  }

  private async giveBack(held: RoleOfGroupFragment): Promise<void> {
    const changed = await this.add({ input: inputOf(held) });
    this.isTaken(changed.done ? changed.data.addGroupRole : changed.failure);
  }

  /** Shows what was found fault with, and the list as it is now. @returns whether the change took place */
  private isTaken(outcome: AddGroupRoleMutation['addGroupRole'] | ApiFailure): boolean {
    const isAnswer = '__typename' in outcome;
    const issues = isAnswer && outcome.__typename === 'InvalidGroupRole' ? outcome.issues : [];
    this.failure.set(isAnswer ? undefined : outcome);
    this.problems.set(issues.map(({ message }) => message));
    this.answer.reload();
    return isAnswer && issues.length === 0;
  }
}

function inputOf({ group, role, scopeKind, scopeUnit }: RoleOfGroupFragment) {
  return { group, role: { role, scopeKind, scopeUnit } };
}
