import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CopyButton, DialogTitle } from '@tokenledger/shared/ui';

import { type AuditEntry, readable } from './audit-words';

export interface AuditEntryTask {
  readonly entry: AuditEntry;
  /** The action, in the reader's language. */
  readonly name: string;
  /** When, in the organisation's zone. */
  readonly at: string;
}

/** One entry with all that it says. */
@Component({
  selector: 'tl-audit-entry-dialog',
  imports: [CopyButton, DialogTitle, TranslocoDirective],
  templateUrl: './audit-entry-dialog.html',
  styleUrl: './audit-entry-dialog.css',
})
export class AuditEntryDialog {
  protected readonly task = inject<AuditEntryTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef>(DialogRef);
  protected readonly entry = this.task.entry;
  protected readonly before = computed(() => readable(this.entry.before));
  protected readonly after = computed(() => readable(this.entry.after));
}
