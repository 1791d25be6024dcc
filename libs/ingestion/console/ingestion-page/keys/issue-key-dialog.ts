import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ApiFailure, type Changed, changeApi } from '@tokenledger/shared/console-api';
import {
  type Dialogs,
  DialogTitle,
  FailureNote,
  type GuardedDialog,
  PRESENT,
  SecretOnce,
} from '@tokenledger/shared/ui';

import {
  type AccessKeyKind,
  CreateAccessKeyDocument,
  type CreateAccessKeyInput,
  RotateAccessKeyDocument,
  type ScopeKind,
} from '../../operations';
import { type AccessKey, endOf, type IssuedKey, KEY_KINDS, LIFETIMES, LONGEST_KEY_NAME } from './key-model';

/** What a read key may read. */
const SCOPES = ['ALL', 'COST_CENTRE', 'TEAM', 'PROJECT'] as const satisfies readonly ('ALL' | ScopeKind)[];
type KeyScope = (typeof SCOPES)[number];

/** How long an old key may work beside its successor. */
const OVERLAPS = LIFETIMES.filter((days) => days === undefined || days <= 30);

/** Fields of the form that the API may find fault with. */
const OWNER_FIELDS = ['team', 'project', 'costCenter'] as const;
const FIELDS: readonly string[] = ['name', 'scopeUnit', ...OWNER_FIELDS];

export interface IssueKeyTask {
  /** The key that gets a successor; a key of another name and kind is made unless given. */
  readonly rotates?: AccessKey;
}

/** What was made, and where the person wants to go with it. */
export interface IssueKeyOutcome {
  readonly issued: IssuedKey;
  readonly goesToSetUp: boolean;
}

/** What the API may say of either deed. */
type Issued =
  | ({ readonly __typename: 'IssuedAccessKey' } & IssuedKey)
  | { readonly __typename: 'InvalidAccessKeyInput'; readonly issues: readonly KeyIssue[] };

interface KeyIssue {
  readonly field: string;
  readonly message: string;
}

/**
 * Makes a key, and shows its secret this one time. The secret is in this dialog alone: closing it without having copied
 * asks first.
 */
@Component({
  selector: 'tl-issue-key-dialog',
  imports: [DialogTitle, FailureNote, SecretOnce, TranslocoDirective],
  templateUrl: './issue-key-dialog.html',
  styleUrl: './issue-key-dialog.css',
})
export class IssueKeyDialog implements GuardedDialog {
  protected readonly task = inject<IssueKeyTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<IssueKeyOutcome>>(DialogRef);
  private readonly present = inject(PRESENT);
  private readonly create = changeApi(CreateAccessKeyDocument, { isSecret: true });
  private readonly rotate = changeApi(RotateAccessKeyDocument, { isSecret: true });

  protected readonly kinds = KEY_KINDS;
  protected readonly longestName = LONGEST_KEY_NAME;
  protected readonly kind = signal<AccessKeyKind>('INGESTION');
  protected readonly ownerFields = OWNER_FIELDS;
  protected readonly scopes = SCOPES;
  protected readonly scope = signal<KeyScope>('ALL');
  protected readonly lifetimes = LIFETIMES;
  protected readonly overlaps = OVERLAPS;
  /** Until the key that is made, or the old one of a rotation, ends. */
  protected readonly days = signal<number | undefined>(undefined);
  protected readonly isWorking = signal(false);
  protected readonly isNameMissing = signal(false);
  protected readonly issues = signal<readonly KeyIssue[]>([]);
  protected readonly failure = signal<ApiFailure | undefined>(undefined);
  protected readonly issued = signal<IssuedKey | undefined>(undefined);
  private readonly secret = viewChild(SecretOnce);

  protected readonly nameProblem = computed(() => this.issues().find(({ field }) => field === 'name')?.message);
  protected readonly unitProblem = computed(() => this.issues().find(({ field }) => field === 'scopeUnit')?.message);
  /** What no field of the form is to blame for. */
  protected readonly otherProblems = computed(() => this.issues().filter(({ field }) => !FIELDS.includes(field)));

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const name = String(form.get('name') ?? '');
    if (this.isWorking()) return;
    const { rotates } = this.task;
    this.isNameMissing.set(rotates === undefined && name.trim() === '');
    if (this.isNameMissing()) return;
    this.isWorking.set(true);
    this.issues.set([]);
    this.failure.set(undefined);
    this.take(
      rotates === undefined
        ? resultOf(
            await this.create({ input: { name, kind: this.kind(), ...this.limitsOf(form) } }),
            ({ createAccessKey }) => createAccessKey,
          )
        : resultOf(
            await this.rotate({ keyId: rotates.keyId, oldWorksUntil: this.end() }),
            ({ rotateAccessKey }) => rotateAccessKey,
          ),
    );
    this.isWorking.set(false);
  }

  protected problemOf(field: string): string | undefined {
    return this.issues().find((issue) => issue.field === field)?.message;
  }

  protected textOf(days: number | undefined): string {
    return days === undefined ? 'endless' : `days${days}`;
  }

  protected chooseDays(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.days.set(value === '' ? undefined : Number(value));
  }

  protected chooseScope(event: Event): void {
    this.scope.set((event.target as HTMLSelectElement).value as KeyScope);
  }

  protected leave(goesToSetUp: boolean): void {
    const issued = this.issued();
    this.dialog.close(issued === undefined ? undefined : { issued, goesToSetUp });
  }

  /** Whether the dialog may close: by Escape, the backdrop or a button. Asks where the secret would be lost. */
  mayClose(): boolean {
    if (this.isWorking()) return false;
    return this.secret()?.mayLeave() ?? true;
  }

  private end(): string | undefined {
    return endOf(this.days(), this.present.now());
  }

  private limitsOf(form: FormData): Partial<CreateAccessKeyInput> {
    const expiresAt = this.end();
    const scope = this.kind() === 'READ' ? this.scope() : 'ALL';
    const owner = this.kind() === 'READ' ? {} : ownerOf(form);
    return {
      ...(expiresAt !== undefined && { expiresAt }),
      ...(Object.keys(owner).length > 0 && { owner }),
      ...(scope !== 'ALL' && { scopeKind: scope, scopeUnit: String(form.get('unit') ?? '') }),
    };
  }

  private take(result: Changed<Issued>): void {
    if (!result.done) this.failure.set(result.failure);
    else if (result.data.__typename === 'InvalidAccessKeyInput') this.issues.set(result.data.issues);
    else this.issued.set({ key: result.data.key, secret: result.data.secret });
  }
}

function resultOf<Data>(changed: Changed<Data>, of: (data: Data) => Issued): Changed<Issued> {
  return changed.done ? { done: true, data: of(changed.data) } : changed;
}

/** What was filled in: empty fields name nobody. */
function ownerOf(form: FormData): { readonly [Field in (typeof OWNER_FIELDS)[number]]?: string } {
  const given = OWNER_FIELDS.map((field) => [field, String(form.get(field) ?? '').trim()] as const);
  return Object.fromEntries(given.filter(([, name]) => name !== ''));
}

/** Opens the dialog. @returns what was made; undefined where nothing was */
export function issueKey(dialogs: Dialogs, task: IssueKeyTask): Promise<IssueKeyOutcome | undefined> {
  return dialogs.open<IssueKeyOutcome, IssueKeyTask>(IssueKeyDialog, task, 600);
}
