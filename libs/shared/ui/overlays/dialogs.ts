import { Dialog, type DialogConfig, type DialogRef } from '@angular/cdk/dialog';
import type { ComponentType } from '@angular/cdk/overlay';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { ConfirmDialog, type Confirmation } from './confirm-dialog';
import { titleIdOf } from './dialog-title';

/** Asked before it closes by anything but its own result. */
export interface GuardedDialog {
  mayClose(): boolean;
}

/** What opens over the page and stops it. What can be undone is done at once and offers Undo in a toast instead. */
@Service()
export class Dialogs {
  private readonly dialog = inject(Dialog);
  private opened = 0;

  /** @returns whether the person agreed; closing in any other way is no */
  async confirm(confirmation: Confirmation): Promise<boolean> {
    const agreed = await this.show<boolean, Confirmation>(ConfirmDialog, confirmation, 520, {
      role: confirmation.isDangerous === true ? 'alertdialog' : 'dialog',
      ariaDescribedBy: ConfirmDialog.TEXT_ID,
      // Never on what cannot be taken back: Enter must not be enough.
      autoFocus: confirmation.isDangerous === true ? '.keep' : '.agree',
    });
    return agreed === true;
  }

  /**
   * Opens a dialog in the usual box. It gets its task by `DIALOG_DATA`; its heading has `tlDialogTitle`, what to begin
   * with `data-first`, its buttons `dialog-actions`. One that is a `GuardedDialog` may refuse to be left.
   * @returns what it was closed with; undefined where the person left it
   */
  open<Outcome, Task>(dialog: ComponentType<unknown>, task: Task, widthPx: number): Promise<Outcome | undefined> {
    return this.show(dialog, task, widthPx, { autoFocus: '[data-first]' });
  }

  private show<Outcome, Task>(
    dialog: ComponentType<unknown>,
    task: Task,
    widthPx: number,
    config: Pick<DialogConfig<Task, DialogRef<Outcome>>, 'role' | 'ariaDescribedBy' | 'autoFocus'>,
  ): Promise<Outcome | undefined> {
    this.opened += 1;
    const id = `tl-dialog-${this.opened}`;
    const { closed } = this.dialog.open<Outcome, Task>(dialog, {
      ...config,
      id,
      data: task,
      ariaLabelledBy: titleIdOf(id),
      panelClass: 'dialog-box',
      backdropClass: 'dialog-backdrop',
      width: '100%',
      maxWidth: `min(${widthPx}px, calc(100vw - 32px))`,
      closePredicate: (_result, _config, asked) => !isGuarded(asked) || asked.mayClose(),
    });
    return firstValueFrom(closed, { defaultValue: undefined });
  }
}

function isGuarded(dialog: unknown): dialog is GuardedDialog {
  return typeof dialog === 'object' && dialog !== null && 'mayClose' in dialog;
}
