import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { CodeBlock, DialogTitle } from '@tokenledger/shared/ui';

/** Whose telemetry is to say who owns its calls. */
export interface SenderTask {
  /** Of an environment, to copy. */
  readonly line: string;
  /** Service, agent or key as it is shown; empty where nothing is known. */
  readonly value: string;
  /** It says an owner now, which cannot be read as a name. */
  readonly isUnreadable: boolean;
  /** Ingestion keys that brought its calls. */
  readonly keys: readonly string[];
}

/** The attributes that a sender sets, as a line to copy, and what is to be replaced in it. */
@Component({
  selector: 'tl-sender-dialog',
  imports: [CodeBlock, DialogTitle, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'metering.unallocated.panel'">
      <h2 tlDialogTitle>{{ task.value === '' ? t('title') : t('titleOf', { name: task.value }) }}</h2>
      <div class="text">
        @if (task.isUnreadable) {
          <p>{{ t('unreadable') }}</p>
        }
        <p>{{ t('what') }}</p>
        <tl-code [label]="t('line')" [copyLabel]="t('copy')" [snippets]="snippets()" />
        @if (hasPlaceholders()) {
          <p class="muted">{{ t('replace') }}</p>
        }
        <p class="muted">{{ t('when') }}</p>
        @if (task.keys.length > 0) {
          <p class="muted">{{ t('keys', { keys: task.keys.join(', ') }) }}</p>
        }
      </div>
      <div class="dialog-actions">
        <button type="button" class="button large primary" data-first (click)="dialog.close()">{{ t('close') }}</button>
      </div>
    </ng-container>
  `,
  styles: `
    .text {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-3);
      overflow-wrap: anywhere;
    }
    .muted {
      color: var(--text-muted);
    }
  `,
})
export class SenderDialog {
  protected readonly task = inject<SenderTask>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<void>>(DialogRef);

  protected readonly snippets = computed(() => [{ name: 'env', code: this.task.line }]);
  protected readonly hasPlaceholders = computed(() => this.task.line.includes('YOUR_'));
}
