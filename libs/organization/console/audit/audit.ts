import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  addDays,
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  Banner,
  DataTable,
  Dialogs,
  Numbers,
  Skeleton,
  startOfLocalDate,
  TableCell,
  type TableColumn,
  translator,
} from '@tokenledger/shared/ui';

import { AuditLogDocument } from '../operations';
import { AuditEntryDialog } from './audit-entry-dialog';
import { actionText, AUDIT_ACTIONS, type AuditEntry } from './audit-words';

/** Entries of a page. */
const PAGE = 50;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TYPING_MS = 250;

/** What was done in the organisation, the newest first. What is looked for stands in the address. */
@Component({
  selector: 'tl-audit-page',
  imports: [AnswerContent, AnswerView, AnswerWaiting, Banner, DataTable, Skeleton, TableCell, TranslocoDirective],
  templateUrl: './audit.html',
  styleUrl: './audit.css',
})
export class Audit {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly dialogs = inject(Dialogs);
  private readonly numbers = inject(Numbers);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('organization.audit');
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly actions = AUDIT_ACTIONS;
  protected readonly action = computed(() => this.params().get('action') ?? '');
  protected readonly who = computed(() => this.params().get('who') ?? '');
  protected readonly text = computed(() => this.params().get('q') ?? '');
  protected readonly from = computed(() => dayOf(this.params().get('from')));
  protected readonly to = computed(() => dayOf(this.params().get('to')));
  protected readonly after = computed(() => this.params().get('after') ?? '');
  protected readonly isFiltered = computed(() =>
    [this.action(), this.who(), this.text(), this.from(), this.to()].some((part) => part !== ''),
  );
  private readonly timeZone = computed(() => this.organization.value()?.timeZone ?? 'UTC');

  protected readonly log = askApi(AuditLogDocument, () => ({
    input: {
      actions: this.action() === '' ? null : [this.action()],
      actor: this.who() || null,
      text: this.text() || null,
      from: this.from() === '' ? null : startOfLocalDate(this.from(), this.timeZone()).toISOString(),
      // The last day is meant too.
      to: this.to() === '' ? null : startOfLocalDate(addDays(this.to(), 1), this.timeZone()).toISOString(),
      after: this.after() || null,
      first: PAGE,
    },
  }));
  protected readonly page = computed(() => {
    const result = this.log.value()?.auditLog;
    return result?.__typename === 'AuditEntryConnection' ? result : undefined;
  });
  protected readonly rows = computed(() => this.page()?.nodes ?? []);
  protected readonly issues = computed(() => {
    const result = this.log.value()?.auditLog;
    return result?.__typename === 'InvalidAuditLogInput' ? result.issues : [];
  });
  protected readonly keyOf = ({ sequence }: AuditEntry): string => sequence;
  protected readonly columns = computed((): readonly TableColumn<AuditEntry>[] => {
    const translate = this.translate();
    return [
      {
        key: 'at',
        header: translate('columns.at'),
        text: ({ at }) => this.numbers.moment(new Date(at), this.timeZone()),
        exact: ({ at }) => at,
      },
      { key: 'action', header: translate('columns.action'), text: ({ action }) => this.nameOf(action) },
      { key: 'actor', header: translate('columns.actor'), text: ({ actor }) => actor.name },
      { key: 'subject', header: translate('columns.subject'), text: ({ subject }) => subject.subjectId },
      { key: 'reason', header: translate('columns.reason'), text: ({ reason }) => reason ?? '' },
      { key: 'address', header: translate('columns.address'), text: ({ actor }) => actor.address ?? undefined },
      {
        key: 'sequence',
        header: translate('columns.sequence'),
        align: 'end',
        text: ({ sequence }) => this.numbers.count(sequence, 'exact'),
        exact: ({ sequence }) => sequence,
        isOptional: true,
      },
      { key: 'hash', header: translate('columns.hash'), text: ({ hash }) => hash, isOptional: true },
      { key: 'details', header: translate('columns.details'), text: () => '' },
    ];
  });

  protected nameOf(action: string): string {
    const key = actionText(action);
    return key === undefined ? action : this.translate()(key);
  }

  /** Whatever is looked for, one starts at the newest. */
  protected look(part: Params): void {
    const queryParams = { after: null, ...part };
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }

  protected choose(name: string, event: Event): void {
    this.look({ [name]: (event.target as HTMLInputElement | HTMLSelectElement).value.trim() || null });
  }

  protected type(name: string, event: Event): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.choose(name, event), TYPING_MS);
  }

  protected clear(): void {
    this.look({ action: null, who: null, q: null, from: null, to: null });
  }

  protected show(entry: AuditEntry): void {
    const name = this.nameOf(entry.action);
    const at = this.numbers.moment(new Date(entry.at), this.timeZone());
    void this.dialogs.open(AuditEntryDialog, { entry, name, at }, 880);
  }
}

/** A day that somebody pasted wrongly into the address asks for nothing. */
function dayOf(text: string | null): string {
  return text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}
