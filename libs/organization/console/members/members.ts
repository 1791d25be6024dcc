import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type ApiFailure,
  askApi,
  changeApi,
  type Changed,
  CurrentOrganization,
  May,
} from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  Banner,
  DataTable,
  Dialogs,
  FailureNote,
  Numbers,
  Skeleton,
  type TableColumn,
  TableCell,
  Toasts,
  translator,
} from '@tokenledger/shared/ui';

import {
  DisableMemberDocument,
  EnableMemberDocument,
  EndRoleDocument,
  EndSessionsOfDocument,
  GrantRoleDocument,
  MembersDocument,
  type MembersQuery,
} from '../operations';
import { ProviderRoles } from '../identity-provider/provider-roles';
import { RoleNames } from '../roles/role-names';
import { ViewerSession } from '../session/viewer-session';
import { giveRole, type GiveRoleTask } from './role-dialog';

export type Member = MembersQuery['members'][number];
export type MemberRole = Member['roles'][number];

/** What the API answers a change with: what is now, or why nothing was changed. */
interface ChangeAnswer {
  readonly __typename: string;
  readonly issues?: readonly { readonly message: string }[];
}

/** The people of the organisation, and what each of them is to it. */
@Component({
  selector: 'tl-members-page',
  imports: [
    AnswerContent,
    AnswerView,
    AnswerWaiting,
    Banner,
    DataTable,
    FailureNote,
    May,
    ProviderRoles,
    Skeleton,
    TableCell,
    TranslocoDirective,
  ],
  templateUrl: './members.html',
  styleUrl: './members.css',
})
export class Members {
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly numbers = inject(Numbers);
  private readonly organization = inject(CurrentOrganization);
  private readonly end = changeApi(EndRoleDocument);
  private readonly disable = changeApi(DisableMemberDocument);
  private readonly enable = changeApi(EnableMemberDocument);
  private readonly endSessions = changeApi(EndSessionsOfDocument);
  private readonly grant = changeApi(GrantRoleDocument);
  private readonly translate = translator('organization.members');
  private readonly roles = inject(RoleNames);
  private readonly viewer = inject(ViewerSession).viewer;

  protected readonly members = askApi(MembersDocument, () => ({}));
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  protected readonly keyOf = ({ id }: Member) => id;
  protected readonly isOff = ({ disabledAt }: Member) => disabledAt !== null;
  /** Who is switched off stands last, also before anybody sorts the table. */
  protected readonly rows = computed(() =>
    (this.members.value()?.members ?? []).toSorted((one, other) => Number(this.isOff(one)) - Number(this.isOff(other))),
  );
  protected readonly columns = computed((): readonly TableColumn<Member>[] => {
    const translate = this.translate();
    const zone = this.organization.value()?.timeZone ?? 'UTC';
    const since: TableColumn<Member> = {
      key: 'off',
      header: translate('columns.off'),
      text: ({ disabledAt }) => (disabledAt === null ? '' : this.numbers.dateTime(new Date(disabledAt), zone)),
      exact: ({ disabledAt }) => disabledAt ?? '',
    };
    return [
      { key: 'person', header: translate('columns.person'), text: ({ email }) => email, sortBy: ({ email }) => email },
      ...(this.rows().some(this.isOff) ? [since] : []),
      {
        key: 'roles',
        header: translate('columns.roles'),
        text: ({ roles }) => roles.map((held) => this.nameOf(held)).join('; ') || translate('noRole'),
      },
      {
        key: 'added',
        header: translate('columns.added'),
        text: ({ addedAt }) => this.numbers.dateTime(new Date(addedAt), zone),
        exact: ({ addedAt }) => addedAt,
        sortBy: ({ addedAt }) => addedAt,
      },
      { key: 'actions', header: translate('columns.actions'), text: () => '' },
    ];
  });

  protected nameOf(held: MemberRole): string {
    return this.roles.describe(held);
  }

  protected givenBy({ grantedBy, grantedAt, source }: MemberRole): string {
    const at = this.numbers.dateTime(new Date(grantedAt), this.organization.value()?.timeZone ?? 'UTC');
    return this.translate()(source === 'GROUP' ? 'byGroup' : 'givenBy', { by: grantedBy, at });
  }

  protected async give(task: GiveRoleTask = {}): Promise<void> {
    await giveRole(this.dialogs, task);
    this.members.reload();
  }

  /** Asks first, and offers the way back afterwards: roles are given again as they were. */
  protected async take(member: Member, held: MemberRole): Promise<void> {
    const translate = this.translate();
    const what = { role: this.nameOf(held), email: member.email };
    const agreed = await this.dialogs.confirm({
      title: translate('take.title', what),
      text: translate('take.what'),
      consequences: member.roles.length > 1 ? [] : [translate('take.last')],
      action: translate('take.action'),
      isDangerous: true,
    });
    if (!agreed) return;
    if (await this.isDone(this.end({ grantId: held.id }), ({ endRole }) => endRole)) {
      this.toasts.show({ text: translate('take.done', what), undo: () => void this.giveBack(member, held) });
    }
    this.members.reload();
  }

  protected isViewer({ id }: Member): boolean {
    return this.viewer()?.user?.id === id;
  }

  /** Asks first, and offers the way back afterwards. */
  protected async switchOff(member: Member): Promise<void> {
    const translate = this.translate();
    const { id: userId, email } = member;
    const agreed = await this.dialogs.confirm({
      title: translate('switchOff.title', { email }),
      text: translate('switchOff.what'),
      consequences: [translate('switchOff.roles'), translate('switchOff.spend'), translate('switchOff.back')],
      action: translate('switchOff.action'),
      isDangerous: true,
    });
    if (!agreed) return;
    if (await this.isDone(this.disable({ userId }), ({ disableMember }) => disableMember)) {
      this.toasts.show({ text: translate('switchOff.done', { email }), undo: () => void this.switchOn(member) });
    }
    this.members.reload();
  }

  protected async switchOn({ id: userId, email }: Member): Promise<void> {
    if (await this.isDone(this.enable({ userId }), ({ enableMember }) => enableMember)) {
      this.toasts.show({ text: this.translate()('switchOn.done', { email }) });
    }
    this.members.reload();
  }

  /** Asks first: whoever is in the middle of something loses it. */
  protected async signOut({ id, email }: Member): Promise<void> {
    const translate = this.translate();
    const agreed = await this.dialogs.confirm({
      title: translate('signOut.title', { email }),
      text: translate('signOut.what'),
      consequences: [],
      action: translate('signOut.action'),
      isDangerous: true,
    });
    if (!agreed) return;
    this.problems.set([]);
    this.failure.set(undefined);
    const changed = await this.endSessions({ userId: id });
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.endSessionsOf.__typename === 'InvalidMemberInput') {
      this.problems.set(changed.data.endSessionsOf.issues.map(({ message }) => message));
    } else {
      const { count } = changed.data.endSessionsOf;
      this.toasts.show({ text: translate(count === 0 ? 'signOut.none' : 'signOut.done', { email, count }) });
    }
  }

  private async giveBack(member: Member, { role, scopeKind, scopeUnit }: MemberRole): Promise<void> {
    const asked = this.grant({ userId: member.id, role: { role, scopeKind, scopeUnit } });
    await this.isDone(asked, ({ grantRole }) => grantRole);
    this.members.reload();
  }

  /** Shows why, where nothing was changed. */
  private async isDone<Data>(asked: Promise<Changed<Data>>, answerOf: (data: Data) => ChangeAnswer): Promise<boolean> {
    this.problems.set([]);
    this.failure.set(undefined);
    const changed = await asked;
    if (!changed.done) {
      this.failure.set(changed.failure);
      return false;
    }
    const { issues = [] } = answerOf(changed.data);
    this.problems.set(issues.map(({ message }) => message));
    return issues.length === 0;
  }
}
