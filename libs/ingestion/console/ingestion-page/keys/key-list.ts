import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type Answer,
  type ApiFailure,
  askApi,
  changeApi,
  CurrentOrganization,
  May,
} from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  DataTable,
  Dialogs,
  EmptyState,
  FailureNote,
  Numbers,
  PRESENT,
  Skeleton,
  type TableColumn,
  TableCell,
  Toasts,
  translator,
} from '@tokenledger/shared/ui';

import { AccessKeysDocument, type IngestionStatusQuery, RevokeAccessKeyDocument } from '../../operations';
import { PageAddress } from '../page-address';
import { useOfKey } from '../status/status-model';
import { FreshKey } from './fresh-key';
import { issueKey, type IssueKeyTask } from './issue-key-dialog';
import { type AccessKey, inOrder, stateOf } from './key-model';

/** Services that are named where a key is revoked; of more the number is told. */
const SERVICES_NAMED = 5;

/** The organisation's keys: made, followed by a successor, ended. */
@Component({
  selector: 'tl-key-list',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    DataTable,
    EmptyState,
    FailureNote,
    May,
    Skeleton,
    TableCell,
    TranslocoDirective,
  ],
  templateUrl: './key-list.html',
  styleUrl: './key-list.css',
})
export class KeyList {
  private readonly address = inject(PageAddress);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly organization = inject(CurrentOrganization);
  private readonly numbers = inject(Numbers);
  private readonly freshKey = inject(FreshKey);
  private readonly revoke = changeApi(RevokeAccessKeyDocument);
  private readonly translate = translator('ingestion.page.keys');
  private readonly present = inject(PRESENT);
  protected readonly stateOf = (key: AccessKey) => stateOf(key, this.present.now());

  /** Says what stops where a key is revoked. */
  readonly status = input.required<Answer<IngestionStatusQuery>>();
  /** Key of the tab that somebody wants to go to. */
  readonly wanted = output<string>();

  protected readonly keys = askApi(AccessKeysDocument, () => ({}));
  /** A key that has a successor since a moment ago, and still works. */
  protected readonly replaced = signal<AccessKey | undefined>(undefined);
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);

  private readonly timeZone = computed(() => this.organization.value()?.timeZone ?? 'UTC');
  protected readonly isEmpty = ({ accessKeys }: { accessKeys: readonly AccessKey[] }) => accessKeys.length === 0;
  protected readonly keyOf = ({ keyId }: AccessKey) => keyId;
  protected readonly rows = computed(() => inOrder(this.keys.value()?.accessKeys ?? [], this.present.now()));

  /** Another page sent somebody here because of a key that names no owner for what it sends. */
  protected readonly unowned = computed(() => {
    const asked = this.address.params().get('key');
    const key = this.keys.value()?.accessKeys.find(({ keyId }) => keyId === asked);
    return key !== undefined && key.kind === 'INGESTION' && this.ownersOf(key) === '' ? key : undefined;
  });

  protected readonly columns = computed((): readonly TableColumn<AccessKey>[] => {
    const translate = this.translate();
    const dateTime = (at: string) => this.numbers.dateTime(new Date(at), this.timeZone());
    return [
      { key: 'name', header: translate('columns.name'), text: ({ name }) => name, sortBy: ({ name }) => name },
      { key: 'kind', header: translate('columns.kind'), text: (key) => this.whatOf(key) },
      {
        key: 'state',
        header: translate('columns.state'),
        text: (key) => translate(`states.${this.stateOf(key)}`),
        sortBy: (key) => this.stateOf(key),
      },
      {
        key: 'expires',
        header: translate('columns.expires'),
        text: ({ expiresAt }) => (expiresAt === null ? translate('endless') : dateTime(expiresAt)),
        exact: ({ expiresAt }) => expiresAt ?? '',
        sortBy: ({ expiresAt }) => expiresAt ?? undefined,
      },
      { key: 'id', header: translate('columns.id'), text: ({ keyId }) => keyId },
      {
        key: 'created',
        header: translate('columns.created'),
        text: ({ createdAt }) => dateTime(createdAt),
        exact: ({ createdAt }) => createdAt,
        sortBy: ({ createdAt }) => createdAt,
      },
      {
        key: 'used',
        header: translate('columns.used'),
        text: ({ lastUsedAt }) => (lastUsedAt === null ? translate('never') : this.numbers.age(new Date(lastUsedAt))),
        exact: ({ lastUsedAt }) => lastUsedAt ?? '',
        sortBy: ({ lastUsedAt }) => lastUsedAt ?? undefined,
      },
      { key: 'actions', header: translate('columns.actions'), text: () => '' },
    ];
  });

  protected async issue(task: IssueKeyTask = {}): Promise<void> {
    const outcome = await issueKey(this.dialogs, task);
    if (outcome === undefined) return;
    this.freshKey.remember(outcome.issued);
    this.replaced.set(task.rotates);
    this.keys.reload();
    if (outcome.goesToSetUp) this.wanted.emit('set-up');
  }

  /** Says first what stops, in numbers. */
  protected async end(key: AccessKey): Promise<void> {
    const translate = this.translate();
    const agreed = await this.dialogs.confirm({
      title: translate('revoke.title', { name: key.name }),
      text: translate(`revoke.what.${key.kind}`, { id: key.keyId }),
      consequences: this.consequencesOf(key),
      action: translate('revoke.action'),
      isDangerous: true,
    });
    if (!agreed) return;
    this.problems.set([]);
    this.failure.set(undefined);
    const changed = await this.revoke({ keyId: key.keyId });
    if (!changed.done) this.failure.set(changed.failure);
    else if (changed.data.revokeAccessKey.__typename === 'InvalidAccessKeyInput') {
      this.problems.set(
        changed.data.revokeAccessKey.issues.map(({ field, message }) => translate('refused', { field, said: message })),
      );
    } else {
      this.toasts.show({ text: translate('revoke.done', { name: key.name }) });
      if (this.replaced()?.keyId === key.keyId) this.replaced.set(undefined);
      if (this.freshKey.keyId() === key.keyId) this.freshKey.forget();
    }
    this.keys.reload();
  }

  /** `Read`, `Read · team payments`, or `Ingestion · for payments` */
  private whatOf({ kind, scopeKind, scopeUnit, owner }: AccessKey): string {
    const translate = this.translate();
    const name = translate(`kinds.${kind}`);
    if (scopeKind !== null) return translate(`within.${scopeKind}`, { kind: name, unit: scopeUnit });
    const owners = this.ownersOf({ owner });
    return owners === '' ? name : translate('ownedBy', { kind: name, owners });
  }

  private ownersOf({ owner }: Pick<AccessKey, 'owner'>): string {
    return [owner.team, owner.project, owner.costCenter].filter((one) => one !== null).join(', ');
  }

  protected leaveUnowned(): void {
    void this.address.change({ key: null });
  }

  private namesOf(services: readonly string[]): readonly string[] {
    if (services.length === 0) return [];
    const named = services.slice(0, SERVICES_NAMED).join(', ');
    const more = services.length - SERVICES_NAMED;
    const key = more > 0 ? 'revoke.servicesAndMore' : 'revoke.services';
    return [this.translate()(key, { services: named, more })];
  }

  private consequencesOf(key: AccessKey): readonly string[] {
    const translate = this.translate();
    const used = key.lastUsedAt === null ? undefined : this.numbers.age(new Date(key.lastUsedAt));
    const lastUse = used === undefined ? translate('revoke.neverUsed') : translate('revoke.lastUsed', { age: used });
    if (key.kind === 'READ') return [lastUse];
    const status = this.status().value()?.ingestionStatus;
    if (status === undefined) return [translate('revoke.callsUnknown'), lastUse];
    const { calls, services, isAtLeast } = useOfKey(status, key.keyId);
    const count = this.numbers.count(calls, 'exact');
    return [
      translate(isAtLeast ? 'revoke.callsAtLeast' : 'revoke.calls', { calls: count }),
      ...this.namesOf(services),
      lastUse,
    ];
  }
}
